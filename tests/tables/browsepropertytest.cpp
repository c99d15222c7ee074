// Whatever is sorted, searched, filtered, scrolled and looked up, in whatever order: the tables show what
// plain SQL says, all of it and nothing else.

#include "models/tables/pagereader.h"
#include "tests/support/outcome.h"
#include "tests/tables/browsefixture.h"

using namespace Qt::StringLiterals;

class BrowsePropertyTest : public BrowseFixture {
    Q_OBJECT

private slots:
    void shownIsThePlainAnswer_data() { databases(); }
    void shownIsThePlainAnswer();
    void everyWayOfReadingIsThePlainAnswer_data() { databases(); }
    void everyWayOfReadingIsThePlainAnswer();

private:
    void compareSeek(PageReader reader, const Question &question, const QList<Row> &rows, const Row &among);
};

void BrowsePropertyTest::shownIsThePlainAnswer()
{
    open();
    for (const Entity entity : {Entity::User, Entity::Organization, Entity::Membership}) {
        const std::unique_ptr<RelationalModel> model = modelFor(entity);
        model->setPageWaitAllowed(m_records->onceIn(2));
        model->select();
        Question question{entity};
        for (int step = 0; step < m_steps; ++step) {
            AT(step, question, compare(*model, question));
            // Several steps at a time, so that some come while the former is still worked on.
            for (int i = m_records->below(4); i >= 0; --i) {
                stepAside(*model, question);
                disturb(*model);
            }
        }
        AT(m_steps, question, compare(*model, question));
    }
}

// The same at the level below: lists of keys or not, anchors or not, page by page or all at once.
void BrowsePropertyTest::everyWayOfReadingIsThePlainAnswer()
{
    open();
    const std::unique_ptr<Connection> connection = m_data->connect(OpenMode::ReadOnly);
    for (int step = 0; step < 4 * m_steps; ++step) {
        const Question question = randomQuestion();
        const PageQuery query = queryFor(question);
        const QList<Row> rows = m_plain->answer(question);
        PageIndex index;
        index.tooManyKeys = m_records->onceIn(2);
        const auto reader = [&] { return PageReader(*connection, query, index); };
        if (m_records->onceIn(2))
            AT(step, question, QCOMPARE(reader().count().ok() ? *reader().count() : -1, rows.size()));
        if (m_records->onceIn(2))
            AT(step, question, VERIFY_OK(reader().buildAnchors(2 + m_records->below(300))));
        for (int i = 0; i < 4 && !rows.isEmpty(); ++i) {
            const int number = m_records->below((rows.size() + 255) / 256);
            const Result<Page> page = reader().page(number);
            AT(step, question, VERIFY_OK(page));
            AT(step, question,
               QVERIFY2(page->rows == rows.mid(number * 256, 256), qPrintable(u"page %1"_s.arg(number))));
            const int place = m_records->below(rows.size());
            const Result<qint64> rank = reader().rank(keyOf(question.entity, rows.at(place)));
            AT(step, question, VERIFY_OK(rank));
            AT(step, question, QCOMPARE(*rank, place));
            AT(step, question, compareSeek(reader(), question, rows, rows.at(place)));
        }
        QList<Row> passed;
        AT(step, question, VERIFY_OK(reader().forEachRow([&](const Row &row) {
               passed << row;
               return true;
           })));
        AT(step, question, QVERIFY2(passed == rows, "in passing"));
    }
}

// Where the rows are whose text begins as that of one of them.
void BrowsePropertyTest::compareSeek(PageReader reader, const Question &question, const QList<Row> &rows,
                                     const Row &among)
{
    static const QStringList texts{u"email"_s,   u"slug"_s,   u"name"_s,   u"role"_s,
                                   u"u.email"_s, u"u.name"_s, u"o.slug"_s, u"o.name"_s};
    const qsizetype column = PlainDatabase::columnsOf(question.entity).indexOf(question.sortColumn);
    if (!texts.contains(question.sortColumn) || among.at(column).value_or(QString()).isEmpty())
        return;
    qsizetype length = 1 + m_records->below(qMin<int>(6, int(among.at(column)->size())));
    if (among.at(column)->at(length - 1).isHighSurrogate())
        ++length;
    const QString beginning = among.at(column)->first(length);
    const auto first = std::find_if(rows.cbegin(), rows.cend(), [&](const Row &row) {
        return row.at(column) && row.at(column)->startsWith(beginning);
    });
    const Result<qint64> sought = reader.seek(beginning);
    VERIFY_OK(sought);
    // Those that differ in capitals only may come before, in an order that does not tell them apart.
    QVERIFY2(*sought >= 0 && *sought <= first - rows.cbegin(), qPrintable(beginning));
    for (qsizetype i = *sought; i < first - rows.cbegin(); ++i)
        QVERIFY2(rows.at(i).at(column)->startsWith(beginning, Qt::CaseInsensitive), qPrintable(beginning));
    const std::optional<QString> before = *sought > 0 ? rows.at(*sought - 1).at(column) : std::nullopt;
    QVERIFY2(!before || !before->startsWith(beginning), qPrintable(beginning));
}

QTEST_GUILESS_MAIN(BrowsePropertyTest)
#include "browsepropertytest.moc"
