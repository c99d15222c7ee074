#pragma once

#include "models/membership/pastedlines.h"

#include <QDialog>

/// What of a pasted text named no record, to be looked at, copied and mended.
class PasteReport : public QDialog {
    Q_OBJECT

public:
    /// `entity`: what was looked for, User or Organization.
    PasteReport(Entity entity, const PastedLines &lines, QWidget *parent = nullptr);
};
