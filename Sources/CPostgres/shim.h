// SPDX-License-Identifier: Apache-2.0
// libpq, and what Swift cannot see of it.
#ifndef LUCID_CPOSTGRES_SHIM_H
#define LUCID_CPOSTGRES_SHIM_H

#include <libpq-fe.h>

static void lucid_pg_ignore(void *context, const char *message) { (void)context; (void)message; }

// libpq prints notices on standard error unless it is told otherwise.
static inline void lucid_pg_silence(PGconn *connection) {
    PQsetNoticeProcessor(connection, lucid_pg_ignore, NULL);
}

// The five characters of SQLSTATE (PG_DIAG_SQLSTATE is a character constant), or NULL.
static inline const char *lucid_pg_sqlstate(const PGresult *result) {
    return PQresultErrorField(result, PG_DIAG_SQLSTATE);
}

#endif
