#include "app/windowarguments.h"

#include "app/commandline/command.h"
#include "app/commandline/commandline.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text) { return QCoreApplication::translate("WindowArguments", text); }

DbError misunderstood(const QString &text) { return {DbError::Kind::InvalidValue, text}; }

std::optional<QSize> sizeOf(const QString &text)
{
    static const QRegularExpression pattern(u"^(\\d{2,5})[xX×](\\d{2,5})$"_s);
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return QSize(match.captured(1).toInt(), match.captured(2).toInt());
}

// QApplication takes these when it is made, which is later: here they are only passed over.
// https://doc.qt.io/qt-6/qguiapplication.html#supported-command-line-options
void addQtOptions(QCommandLineParser &parser)
{
    QCommandLineOption reverse(u"reverse"_s);
    reverse.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOption(reverse);
    QCommandLineOption others({u"style"_s, u"stylesheet"_s, u"platform"_s, u"platformtheme"_s,
                               u"platformpluginpath"_s, u"plugin"_s, u"display"_s, u"geometry"_s,
                               u"qwindowgeometry"_s, u"title"_s, u"qwindowtitle"_s, u"icon"_s,
                               u"qwindowicon"_s, u"session"_s},
                              {}, u"value"_s);
    others.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOption(others);
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions); // -style as well as --style
}

} // namespace

Result<WindowArguments> WindowArguments::parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(tr("Users, organizations, and who is a member of which.") + u"\n\n"_s
                                     + commandsHelp());
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    const QCommandLineOption database(u"database"_s, tr("The database: a file, or a postgresql:// address."),
                                      tr("DB"));
    const QCommandLineOption actor(u"actor"_s, tr("Who acts, for the history."), tr("NAME"));
    const QCommandLineOption screenshot(u"screenshot"_s, tr("Draw the window into a PNG file and exit."),
                                        tr("FILE"));
    const QCommandLineOption page(u"page"_s, tr("users, organizations, memberships or history."), tr("PAGE"),
                                  u"users"_s);
    const QCommandLineOption select(u"select"_s, tr("The record to select: id, e-mail, slug or unique name."),
                                    tr("KEY"));
    const QCommandLineOption size(u"size"_s, tr("The picture's size."), tr("WIDTHxHEIGHT"), u"1280x800"_s);
    parser.addOptions({database, actor, screenshot, page, select, size});
    parser.addOptions(tableOptions());
    addQtOptions(parser);

    WindowArguments result;
    if (!parser.parse(arguments))
        return misunderstood(parser.errorText() + u'.');
    if (parser.isSet(help))
        result.help = parser.helpText();
    else if (parser.isSet(version))
        result.help = u"roster %1\n"_s.arg(QStringLiteral(ROSTER_VERSION));
    if (!result.help.isEmpty())
        return result;
    if (!parser.positionalArguments().isEmpty())
        return misunderstood(
            tr("There is no command \"%1\".").arg(parser.positionalArguments().constFirst()));
    if (parser.isSet(database)) {
        const Result<DatabaseAddress> address = DatabaseAddress::parse(parser.value(database));
        if (!address)
            return address.error();
        result.database = *address;
    }
    const Result<TableChoice> tables = tableChoice(parser);
    if (!tables)
        return tables.error();
    result.tables = *tables;
    const std::optional<WindowPage> shownPage = pageOf(parser.value(page));
    if (!shownPage)
        return misunderstood(tr("There is no page \"%1\".").arg(parser.value(page)));
    const std::optional<QSize> pictureSize = sizeOf(parser.value(size));
    if (!pictureSize)
        return misunderstood(tr("\"%1\" is no size: write it as 1280x800.").arg(parser.value(size)));
    result.actor = parser.value(actor);
    result.screenshot = parser.value(screenshot);
    result.page = *shownPage;
    result.select = parser.value(select);
    result.size = *pictureSize;
    for (const QString &name : {u"page"_s, u"select"_s, u"size"_s}) {
        if (parser.isSet(name) && !parser.isSet(screenshot))
            return misunderstood(
                tr("--%1 says what a picture shows. Name the picture's file with --screenshot.").arg(name));
    }
    if (parser.isSet(screenshot) && result.database.isEmpty())
        return misunderstood(tr("Name the database of the picture with --database."));
    return result;
}
