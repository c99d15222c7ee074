#include "views/notice.h"

#include "models/storage/connectfailure.h"

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
