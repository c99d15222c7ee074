#pragma once

#include "models/membership/assignment.h"

#include <QString>

#include <optional>

/// What one row wishes for its membership, where the file has a column for that.
enum class ImportOperation : quint8 {
    Add, ///< listed: what becomes of it is said by the mode
    Update, ///< the same, in modes that update
    Remove
};

/// By the words that people and other programs use (`add`, `deleted`, `revoke`, `+`); capitals do not matter.
[[nodiscard]] std::optional<ImportOperation> operationFromWord(const QString &word);
/// The one word for it.
[[nodiscard]] QString operationName(ImportOperation operation);

/// Why a row cannot wish this, as a sentence for people; empty where it can. An unknown word is never guessed
/// at: it might mean "remove".
[[nodiscard]] QString operationProblem(const QString &word, AssignMode mode);
