// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
package import LucidAPI

extension Components.Schemas.AnimalPatch {
    /// Checks the limits that the document sets.
    package func checkLimits(_ path: Swift.String) throws(RequestRefusal) {
        if let name {
            try RequestLimit.text(name, path + "name", atLeast: 1, atMost: 20)
        }
        if let moods {
            try RequestLimit.items(moods.count, path + "moods", atLeast: 1)
        }
        if let meals {
            try RequestLimit.items(meals.count, path + "meals", atMost: 3)
            for (index, item) in meals.enumerated() {
                try item.checkLimits(path + "meals" + "[\(index)]" + ".")
            }
        }
    }
}

extension Components.Schemas.Meal {
    /// Checks the limits that the document sets.
    package func checkLimits(_ path: Swift.String) throws(RequestRefusal) {
        try RequestLimit.text(dish, path + "dish", atLeast: 1)
    }
}
