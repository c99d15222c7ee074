#pragma once

#include "models/membership/changeset.h"

#include <QString>

/// How people call putting back a change. It decides the words, and what the history calls it.
enum class RevertKind {
    Undo, ///< "Undone: …", with Redo as the button
    Redo, ///< "Redone: …", with Undo as the button
    Revert, ///< "Reverted: …", with Undo as the button
};

/// A change that is to be put back.
struct RevertRequest {
    ChangeId change{};
    RevertKind kind = RevertKind::Undo;
    QString what = {}; ///< the change in a few words, without a full stop
    qint64 rows = 0; ///< how many it wrote
};
