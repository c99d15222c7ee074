#include "views/notice.h"

bool isAboutConnection(DbError::Kind kind)
{
    using Kind = DbError::Kind;
    return kind == Kind::ConnectionLost || kind == Kind::CannotOpen || kind == Kind::PasswordNeeded;
}

bool Notice::isAboutConnection() const { return isOfReading && kind && ::isAboutConnection(*kind); }

Notice errorNotice(const DbError &error)
{
    Notice notice{Notice::Level::Error, error.text, error.detail};
    notice.kind = error.kind;
    return notice;
}

Notice readFailure(const DbError &error)
{
    Notice notice = errorNotice(error);
    notice.isOfReading = true;
    return notice;
}
