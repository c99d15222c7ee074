#pragma once

#include "models/storage/records.h"

#include <QSqlResult>

class PagedDriver;

/// The rows of a PagedDriver. Moving about costs nothing; a value comes from the page source, which may wait
/// for it for a moment. size() is only an upper bound, because the true count arrives later: RelationalModel
/// knows it.
class PagedResult final : public QSqlResult {
public:
    explicit PagedResult(const PagedDriver *driver);

protected:
    bool reset(const QString &statement) override;
    bool prepare(const QString &statement) override;
    bool fetch(int row) override;
    bool fetchFirst() override;
    bool fetchLast() override;
    int size() override;
    int numRowsAffected() override;
    QVariant data(int column) override;
    bool isNull(int column) override;
    QSqlRecord record() const override;

private:
    enum class Content { Nothing, Rows, OneRow };

    bool refuse(const QString &statement);
    const Row *currentRow() const;

    const PagedDriver *m_driver;
    Content m_content = Content::Nothing;
};
