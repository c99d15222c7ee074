#include "views/page.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

std::optional<WindowPage> pageOf(const QString &name)
{
    for (const WindowPage page :
         {WindowPage::Users, WindowPage::Organizations, WindowPage::Memberships, WindowPage::History}) {
        if (pageName(page) == name)
            return page;
    }
    return std::nullopt;
}

QString pageName(WindowPage page)
{
    switch (page) {
    case WindowPage::Users:
        return u"users"_s;
    case WindowPage::Organizations:
        return u"organizations"_s;
    case WindowPage::Memberships:
        return u"memberships"_s;
    case WindowPage::History:
        return u"history"_s;
    }
    Q_UNREACHABLE();
}

QString pageTitle(WindowPage page)
{
    switch (page) {
    case WindowPage::Users:
        return QCoreApplication::translate("Page", "Users");
    case WindowPage::Organizations:
        return QCoreApplication::translate("Page", "Organizations");
    case WindowPage::Memberships:
        return QCoreApplication::translate("Page", "Memberships");
    case WindowPage::History:
        return QCoreApplication::translate("Page", "History");
    }
    Q_UNREACHABLE();
}

WindowPage pageOf(Entity entity)
{
    switch (entity) {
    case Entity::User:
        return WindowPage::Users;
    case Entity::Organization:
        return WindowPage::Organizations;
    case Entity::Membership:
        return WindowPage::Memberships;
    }
    Q_UNREACHABLE();
}
