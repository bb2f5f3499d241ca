#include "ui/shared/theme.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QProcess>
#include <QSignalSpy>
#include <QSocketNotifier>
#include <QStandardPaths>
#include <QTest>

#include <unistd.h>

using namespace hanga;

/// A desktop that answers as xdg-desktop-portal does: a process of its own, told on its standard input what changes.
class Portal : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    bool start()
    {
        QDBusConnection bus = QDBusConnection::sessionBus();
        connect(&m_input, &QSocketNotifier::activated, this, &Portal::readCommand);
        return bus.registerObject(path(), this, QDBusConnection::ExportAllSlots) &&
               bus.registerService(QStringLiteral("org.freedesktop.portal.Desktop"));
    }

public Q_SLOTS:
    QDBusVariant Read(const QString &, const QString &key) const // the name is the portal's
    {
        const uint value = key == QLatin1String("color-scheme") ? 1 : 0;
        return QDBusVariant(QVariant::fromValue(QDBusVariant(value))); // wrapped twice, as the real one does
    }

private:
    static QString path() { return QStringLiteral("/org/freedesktop/portal/desktop"); }

    void readCommand()
    {
        char buffer[256];
        const auto size = ::read(STDIN_FILENO, buffer, sizeof buffer);
        if (size <= 0)
            return QCoreApplication::quit();
        for (const QByteArray &line : QByteArray(buffer, int(size)).trimmed().split('\n')) {
            const QList<QByteArray> words = line.split(' ');
            QDBusMessage signal = QDBusMessage::createSignal(path(), QStringLiteral("org.freedesktop.portal.Settings"),
                                                             QStringLiteral("SettingChanged"));
            signal << QStringLiteral("org.freedesktop.appearance") << QString::fromLatin1(words.value(0))
                   << QVariant::fromValue(QDBusVariant(words.value(1).toUInt()));
            QDBusConnection::sessionBus().send(signal);
        }
    }

    QSocketNotifier m_input{STDIN_FILENO, QSocketNotifier::Read};
};

/// The theme follows the desktop, live, through the portal.
class TestThemePortal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void theSystemsChoiceIsShownAndFollowed();
    void aChoiceOfThePersonStandsAgainstTheSystem();

private:
    void say(const char *key, uint value) { m_portal.write(QByteArray(key) + ' ' + QByteArray::number(value) + '\n'); }
    QProcess m_daemon;
    QProcess m_portal;
    std::unique_ptr<Theme> m_theme;
};

void TestThemePortal::initTestCase()
{
    const QString daemon = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
    if (daemon.isEmpty())
        QSKIP("needs dbus-daemon");
    m_daemon.start(daemon,
                   {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
    QVERIFY(m_daemon.waitForReadyRead(5000));
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_daemon.readLine().trimmed());
    m_portal.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--portal")});
    QVERIFY(m_portal.waitForReadyRead(5000));
    m_theme = std::make_unique<Theme>(*qApp);
}

void TestThemePortal::cleanupTestCase()
{
    m_theme.reset();
    m_portal.closeWriteChannel();
    m_portal.waitForFinished(3000);
    m_daemon.terminate();
    m_daemon.waitForFinished(3000);
}

void TestThemePortal::theSystemsChoiceIsShownAndFollowed()
{
    m_theme->apply(Theme::Choice::System);
    QTRY_COMPARE(m_theme->shown(), Theme::Choice::Dark);

    say("color-scheme", 2);
    QTRY_COMPARE(m_theme->shown(), Theme::Choice::Light);

    say("contrast", 1);
    QTRY_COMPARE(m_theme->shown(), Theme::Choice::HighContrast);

    say("contrast", 0);
    QTRY_COMPARE(m_theme->shown(), Theme::Choice::Light);
    QCOMPARE(m_theme->choice(), Theme::Choice::System);
}

void TestThemePortal::aChoiceOfThePersonStandsAgainstTheSystem()
{
    say("color-scheme", 2);
    m_theme->apply(Theme::Choice::Dark);
    QSignalSpy changed(m_theme.get(), &Theme::changed);

    say("color-scheme", 1);
    say("color-scheme", 2);

    QVERIFY(!changed.wait(200));
    QCOMPARE(m_theme->shown(), Theme::Choice::Dark);
}

int main(int argc, char **argv)
{
    if (argc > 1 && qstrcmp(argv[1], "--portal") == 0) {
        QCoreApplication application(argc, argv);
        Portal portal;
        if (!portal.start())
            return 1;
        puts("ready");
        fflush(stdout);
        return QCoreApplication::exec();
    }
    QApplication application(argc, argv);
    TestThemePortal test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_themeportal.moc"
