#include "models/storage/values.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

/// The groups of timestampPattern(); names would be looked up in a new list for every value.
enum TimestampGroup {
    Year = 1,
    Separator,
    Month,
    Day,
    GermanDay,
    GermanMonth,
    GermanYear,
    Hour,
    Minute,
    Second,
    Fraction,
    ZoneSign,
    ZoneHour,
    ZoneMinute
};

static const QRegularExpression &timestampPattern()
{
    static const QRegularExpression pattern(
        uR"(\A(?:(\d{4})([-/])(\d{1,2})\2(\d{1,2})|(\d{1,2})\.(\d{1,2})\.(\d{4})))"
        uR"((?:(?:[Tt]|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)"
        uR"(\s*(?:[Zz]|([+-])(\d{2})(?::?(\d{2}))?)?)?\z)"_s);
    return pattern;
}

static int number(const QRegularExpressionMatch &match, TimestampGroup group)
{
    return match.capturedView(group).toInt();
}

static QDate dateOf(const QRegularExpressionMatch &match)
{
    return match.hasCaptured(Year)
        ? QDate(number(match, Year), number(match, Month), number(match, Day))
        : QDate(number(match, GermanYear), number(match, GermanMonth), number(match, GermanDay));
}

static QTime timeOf(const QRegularExpressionMatch &match)
{
    const int milliseconds = match.captured(Fraction).leftJustified(3, u'0', true).toInt();
    return QTime(number(match, Hour), number(match, Minute), number(match, Second), milliseconds);
}

/// Seconds east of UTC; nothing where no place on earth has such a zone.
static std::optional<int> zoneOf(const QRegularExpressionMatch &match)
{
    if (number(match, ZoneHour) > 15 || number(match, ZoneMinute) > 59)
        return std::nullopt;
    const int seconds = (number(match, ZoneHour) * 60 + number(match, ZoneMinute)) * 60;
    return match.capturedView(ZoneSign) == u"-" ? -seconds : seconds;
}

std::optional<QString> parseTimestamp(QStringView text)
{
    const QRegularExpressionMatch match = timestampPattern().match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    const QDate date = dateOf(match);
    const QTime time = timeOf(match);
    const std::optional<int> zone = zoneOf(match);
    if (!date.isValid() || !time.isValid() || !zone)
        return std::nullopt;
    const QDateTime moment = QDateTime(date, time, Qt::UTC).addSecs(-*zone);
    if (moment.date().year() < 1 || moment.date().year() > 9999)
        return std::nullopt;
    return moment.toString(Qt::ISODateWithMs);
}

/// Reads a text from the left.
class DigitReader {
public:
    explicit DigitReader(QByteArrayView text)
        : m_text(text)
    {
    }

    bool isAtEnd() const { return m_place == m_text.size(); }
    bool take(char character)
    {
        const bool there = !isAtEnd() && m_text[m_place] == character;
        m_place += there ? 1 : 0;
        return there;
    }
    bool takeDigit(int &digit)
    {
        if (isAtEnd() || m_text[m_place] < '0' || m_text[m_place] > '9')
            return false;
        digit = m_text[m_place++] - '0';
        return true;
    }
    bool takeNumber(int digits, int &number)
    {
        number = 0;
        for (int i = 0; i < digits; ++i) {
            int digit = 0;
            if (!takeDigit(digit))
                return false;
            number = 10 * number + digit;
        }
        return true;
    }

private:
    QByteArrayView m_text;
    qsizetype m_place = 0;
};

static bool isDate(int year, int month, int day)
{
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return year > 0 && month >= 1 && month <= 12 && day >= 1
        && day <= days[month - 1] + (leap && month == 2 ? 1 : 0);
}

static void writeNumber(char *to, int digits, int number)
{
    for (char *at = to + digits; at != to; number /= 10)
        *--at = char('0' + number % 10);
}

/// Digits behind a point, of which the first three count.
static bool takeFraction(DigitReader &reader, int &milliseconds)
{
    constexpr int most = 9;
    int digits = 0;
    int digit = 0;
    for (int unit = 100; reader.takeDigit(digit); unit /= 10, ++digits)
        milliseconds += unit * digit;
    return digits > 0 && digits <= most;
}

struct UsualTime {
    int hour = 0;
    int minute = 0;
    int second = 0;
    int milliseconds = 0;
};

/// What follows the date, to the end.
static bool takeTime(DigitReader &reader, UsualTime &time)
{
    if (reader.isAtEnd())
        return true;
    if ((!reader.take('T') && !reader.take(' ')) || !reader.takeNumber(2, time.hour) || !reader.take(':')
        || !reader.takeNumber(2, time.minute))
        return false;
    if (reader.take(':')) {
        if (!reader.takeNumber(2, time.second))
            return false;
        if (reader.take('.') && !takeFraction(reader, time.milliseconds))
            return false;
    }
    reader.take('Z');
    return reader.isAtEnd() && time.hour < 24 && time.minute < 60 && time.second < 60;
}

std::optional<std::array<char, 24>> parseUsualTimestamp(QByteArrayView text)
{
    DigitReader reader(text);
    int year = 0;
    int month = 0;
    int day = 0;
    UsualTime time;
    if (!reader.takeNumber(4, year) || !reader.take('-') || !reader.takeNumber(2, month) || !reader.take('-')
        || !reader.takeNumber(2, day) || !isDate(year, month, day) || !takeTime(reader, time))
        return std::nullopt;
    std::array<char, 24> canonical{'0', '0', '0', '0', '-', '0', '0', '-', '0', '0', 'T', '0',
                                   '0', ':', '0', '0', ':', '0', '0', '.', '0', '0', '0', 'Z'};
    writeNumber(canonical.data(), 4, year);
    writeNumber(canonical.data() + 5, 2, month);
    writeNumber(canonical.data() + 8, 2, day);
    writeNumber(canonical.data() + 11, 2, time.hour);
    writeNumber(canonical.data() + 14, 2, time.minute);
    writeNumber(canonical.data() + 17, 2, time.second);
    writeNumber(canonical.data() + 20, 3, time.milliseconds);
    return canonical;
}

static std::optional<QStringList> permissionsFromJson(QStringView text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (!document.isArray())
        return std::nullopt;
    QStringList permissions;
    const QJsonArray array = document.array();
    for (const auto &element : array) {
        if (!element.isString())
            return std::nullopt;
        permissions += element.toString();
    }
    return permissions;
}

std::optional<QStringList> parsePermissions(QStringView text)
{
    text = text.trimmed();
    if (text.startsWith(u'['))
        return permissionsFromJson(text);
    const auto belongsToNoWord = [](QChar character) { return u"\"{}[]"_s.contains(character); };
    if (std::any_of(text.begin(), text.end(), belongsToNoWord))
        return std::nullopt;
    QStringList permissions;
    const auto isSeparator = [](QChar character) {
        return character == u',' || character == u';' || character == u'|';
    };
    while (!text.isEmpty()) {
        const qsizetype length = std::find_if(text.begin(), text.end(), isSeparator) - text.begin();
        const QStringView word = text.first(length).trimmed();
        if (!word.isEmpty())
            permissions += word.toString();
        text = text.sliced(qMin(length + 1, text.size()));
    }
    return permissions;
}

QString permissionsToJson(const QStringList &permissions)
{
    return QString::fromUtf8(
        QJsonDocument(QJsonArray::fromStringList(permissions)).toJson(QJsonDocument::Compact));
}

bool isPlausibleEmail(QStringView text)
{
    text = text.trimmed();
    const auto cannotOccur = [](QChar character) {
        return character.isSpace() || character.category() == QChar::Other_Control || character == u'<'
            || character == u'>' || character == u',' || character == u';';
    };
    const qsizetype at = text.indexOf(u'@');
    return at > 0 && at < text.size() - 1 && text.lastIndexOf(u'@') == at
        && std::none_of(text.begin(), text.end(), cannotOccur);
}

static QStringView withoutBraces(QStringView text)
{
    text = text.trimmed();
    return text.startsWith(u'{') && text.endsWith(u'}') && text.size() > 2 ? text.sliced(1, text.size() - 2)
                                                                           : text;
}

bool isUuid(QStringView text)
{
    text = withoutBraces(text);
    if (text.size() != 36)
        return false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t character = text[i].unicode();
        const char16_t lower = character | 0x20;
        const bool isHex = (character >= u'0' && character <= u'9') || (lower >= u'a' && lower <= u'f');
        const bool isHyphenPlace = i == 8 || i == 13 || i == 18 || i == 23;
        if (isHyphenPlace ? character != u'-' : !isHex)
            return false;
    }
    return true;
}

std::optional<QString> parseUuid(QStringView text)
{
    if (!isUuid(text))
        return std::nullopt;
    return withoutBraces(text).toString().toLower();
}

bool isCanonicalUuid(QByteArrayView text)
{
    if (text.size() != 36)
        return false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char character = text[i];
        const bool isHex = (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
        const bool isHyphenPlace = i == 8 || i == 13 || i == 18 || i == 23;
        if (isHyphenPlace ? character != '-' : !isHex)
            return false;
    }
    return true;
}
