#pragma once

#include "models/membership/history.h"

/// What people look for in the history. Everything that is stated must fit; what is empty does not matter.
struct HistoryQuery {
    QString text = {}; ///< part of the summary or of the file's name
    QString user = {}; ///< part of a user's name or e-mail, or an id; deleted ones are found as well
    QString organization = {}; ///< the same with the slug
    QString actor = {}; ///< part of who made the change
    QString method = {}; ///< one of ChangeMethod
    QString from = {}; ///< UTC, ISO-8601: not earlier than this
    QString until = {}; ///< earlier than this
    UserId onlyUser = {}; ///< this very user
    OrganizationId onlyOrganization = {};

    friend bool operator==(const HistoryQuery &, const HistoryQuery &) = default;
};

/// The filter that lists what is looked for; nothing if no change can fit. Names are looked for in the tables
/// and among what was deleted, which takes one pass over the history's rows: for workers only.
Result<std::optional<History::Filter>> filterFor(Connection &connection, const Schema &schema,
                                                 const HistoryQuery &query);
