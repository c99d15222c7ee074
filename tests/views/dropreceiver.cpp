// Another program: a small window that takes texts and prints what was dropped onto it, and out of which a
// text can be dragged.

#include <QApplication>
#include <QDrag>
#include <QDropEvent>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeData>
#include <QMouseEvent>
#include <QTextStream>
#include <QTimer>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace {

class Receiver : public QWidget {
public:
    Receiver()
    {
        setAcceptDrops(true);
        setWindowTitle(u"Receiver"_s);
        setGeometry(1300, 100, 250, 250);
    }

protected:
    void dragEnterEvent(QDragEnterEvent *event) override
    {
        if (event->mimeData()->hasText())
            event->acceptProposedAction();
    }

    void dragMoveEvent(QDragMoveEvent *event) override
    {
        event->acceptProposedAction();
        if (!m_hovered)
            QTextStream(stdout) << "hovered" << Qt::endl;
        m_hovered = true;
    }

    void dropEvent(QDropEvent *event) override
    {
        const QMimeData *dropped = event->mimeData();
        const QJsonObject got{{u"text"_s, dropped->text()},
                              {u"csv"_s, QString::fromUtf8(dropped->data(u"text/csv"_s))}};
        QTextStream(stdout) << QString::fromUtf8(QJsonDocument(got).toJson(QJsonDocument::Compact))
                            << Qt::endl;
        event->acceptProposedAction();
        QTimer::singleShot(0, qApp, &QCoreApplication::quit);
    }

    void mouseMoveEvent(QMouseEvent *event) override
    {
        if (!event->buttons().testFlag(Qt::LeftButton))
            return;
        QTextStream(stdout) << "dragging" << Qt::endl;
        auto *text = new QMimeData;
        text->setText(u"user,organization\nbob@example.org,labs\n"_s);
        auto *drag = new QDrag(this);
        drag->setMimeData(text);
        drag->exec(Qt::CopyAction);
    }

    void paintEvent(QPaintEvent *) override
    {
        if (!m_said)
            QTextStream(stdout) << "ready" << Qt::endl;
        m_said = true;
    }

private:
    bool m_said = false;
    bool m_hovered = false;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    Receiver receiver;
    receiver.show();
    return QApplication::exec();
}
