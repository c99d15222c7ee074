#include "views/page.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

std::optional<Page> pageOf(const QString &name)
{
    for (const Page page : {Page::Users, Page::Organizations, Page::Memberships, Page::History}) {
        if (pageName(page) == name)
            return page;
    }
    return std::nullopt;
}

QString pageName(Page page)
{
    switch (page) {
    case Page::Users:
        return u"users"_s;
    case Page::Organizations:
        return u"organizations"_s;
    case Page::Memberships:
        return u"memberships"_s;
    case Page::History:
        return u"history"_s;
    }
    Q_UNREACHABLE();
}

QString pageTitle(Page page)
{
    switch (page) {
    case Page::Users:
        return QCoreApplication::translate("Page", "Users");
    case Page::Organizations:
        return QCoreApplication::translate("Page", "Organizations");
    case Page::Memberships:
        return QCoreApplication::translate("Page", "Memberships");
    case Page::History:
        return QCoreApplication::translate("Page", "History");
    }
    Q_UNREACHABLE();
}

Page pageOf(Entity entity)
{
    switch (entity) {
    case Entity::User:
        return Page::Users;
    case Entity::Organization:
        return Page::Organizations;
    case Entity::Membership:
        return Page::Memberships;
    }
    Q_UNREACHABLE();
}
