#pragma once

#include "models/transfer/importoptions.h"
#include "models/transfer/importreport.h"

// What an import says to people.

/// "Comma, UTF-8".
QString formatText(const CsvFormat &format);

/// A mode in a few words, as a choice.
QString modeText(AssignMode mode);
/// What it does, in a sentence or two.
QString modeExplanation(AssignMode mode, Entity kind);

/// "Writing 40,000 of 1,000,000, 98,000 a second, 10 seconds left"; without the rate while it is not known
/// (0).
QString progressText(const ImportProgress &progress, qint64 perSecond);

/// What the numbers mean: what would happen, what happened, or why nothing did.
QString reportText(const ImportReport &report, Entity kind);
