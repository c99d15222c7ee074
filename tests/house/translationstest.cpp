#include <QDomDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

struct Message {
    QString context;
    QString source;
    QStringList translations; ///< several for plural forms
    QString type;
    bool plural = false;
};

QList<Message> readMessages(const QString &file)
{
    QFile ts(file);
    QDomDocument document;
    if (!ts.open(QIODevice::ReadOnly) || !document.setContent(&ts))
        return {};
    QList<Message> messages;
    const QDomNodeList contexts = document.elementsByTagName(u"context"_s);
    for (int c = 0; c < contexts.size(); ++c) {
        const QDomElement context = contexts.at(c).toElement();
        QDomElement element = context.firstChildElement(u"message"_s);
        for (; !element.isNull(); element = element.nextSiblingElement(u"message"_s)) {
            Message message;
            message.context = context.firstChildElement(u"name"_s).text();
            message.source = element.firstChildElement(u"source"_s).text();
            message.plural = element.attribute(u"numerus"_s) == "yes"_L1;
            const QDomElement translation = element.firstChildElement(u"translation"_s);
            message.type = translation.attribute(u"type"_s);
            if (!message.plural)
                message.translations << translation.text();
            QDomElement form = translation.firstChildElement(u"numerusform"_s);
            for (; !form.isNull(); form = form.nextSiblingElement(u"numerusform"_s))
                message.translations << form.text();
            messages << message;
        }
    }
    return messages;
}

QSet<QString> placeholders(const QString &text)
{
    static const QRegularExpression placeholder(u"%(?:L?\\d+|n)"_s);
    QSet<QString> found;
    for (const QRegularExpressionMatch &match : placeholder.globalMatch(text))
        found.insert(match.captured());
    return found;
}

QString fileOf(const QString &language)
{
    return u"" ROSTER_SOURCE_DIR "/translations/roster_%1.ts"_s.arg(language);
}

} // namespace

/// Every text that a person can see is there in every language, whole, with its numbers in place.
class TranslationsTest : public QObject {
    Q_OBJECT

private slots:
    void complete_data() { languages(); }
    void complete();
    void upToDate_data() { languages(); }
    void upToDate();

private:
    static void languages();
};

void TranslationsTest::languages()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("pluralOnly");
    QTest::newRow("German") << u"de"_s << false;
    QTest::newRow("English") << u"en"_s << true;
}

void TranslationsTest::complete()
{
    QFETCH(QString, language);
    const QList<Message> messages = readMessages(fileOf(language));
    QVERIFY(!messages.isEmpty());
    QStringList faults;
    for (const Message &message : messages) {
        const auto fault = [&](const QString &what) {
            faults << message.context + u": "_s + message.source + u": "_s + what;
        };
        if (!message.type.isEmpty())
            fault(message.type);
        if (message.plural && message.translations.size() != 2)
            fault(u"needs a singular and a plural"_s);
        for (const QString &translation : message.translations) {
            if (translation.trimmed().isEmpty())
                fault(u"empty"_s);
            // A singular may say "one" in words.
            QSet<QString> missing = placeholders(message.source) - placeholders(translation);
            if (message.plural)
                missing.remove(u"%n"_s);
            if (!missing.isEmpty() || !(placeholders(translation) - placeholders(message.source)).isEmpty())
                fault(u"other placeholders in "_s + translation);
        }
    }
    QVERIFY2(faults.isEmpty(), qPrintable(u'\n' + faults.join(u'\n')));
}

// What lupdate finds in the sources today is what the file has.
void TranslationsTest::upToDate()
{
    QFETCH(QString, language);
    QFETCH(bool, pluralOnly);
    QTemporaryDir folder;
    const QString fresh = folder.filePath(u"roster_%1.ts"_s.arg(language));
    QStringList arguments{u"-silent"_s, u"-locations"_s, u"none"_s, u"-I"_s, u"" ROSTER_SOURCE_DIR ""_s};
    if (pluralOnly)
        arguments << u"-pluralonly"_s;
    for (const QString &room : {u"app"_s, u"models"_s, u"views"_s})
        arguments << u"" ROSTER_SOURCE_DIR "/"_s + room;
    QProcess lupdate;
    lupdate.start(QStringLiteral(LUPDATE_PROGRAM), arguments << u"-ts"_s << fresh);
    QVERIFY(lupdate.waitForFinished(60000));
    QCOMPARE(lupdate.exitCode(), 0);

    const auto sources = [](const QString &file) {
        QSet<QString> found;
        for (const Message &message : readMessages(file))
            found.insert(message.context + u": "_s + message.source);
        return found;
    };
    const QSet<QString> expected = sources(fresh);
    const QSet<QString> present = sources(fileOf(language));
    QVERIFY(!expected.isEmpty());
    QCOMPARE((expected - present).values(), QStringList()); // missing: build the target update_translations
    QCOMPARE((present - expected).values(), QStringList()); // gone from the sources
}

QTEST_GUILESS_MAIN(TranslationsTest)
#include "translationstest.moc"
