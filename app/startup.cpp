#include "app/startup.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <clocale>

#ifndef Q_OS_WIN
#include <langinfo.h>
#endif

namespace hanga {

void useUtf8()
{
#ifndef Q_OS_WIN
    std::setlocale(LC_ALL, "");
    if (QByteArrayView(::nl_langinfo(CODESET)) != QByteArrayView("UTF-8"))
        qputenv("LC_ALL", "C.UTF-8");
#endif
}

void nameProgram()
{
    QCoreApplication::setApplicationName(QStringLiteral("Hanga"));
    QCoreApplication::setApplicationVersion(QStringLiteral(HANGA_VERSION));
}

void loadTranslations(const QString &language)
{
    const QLocale locale = language.isEmpty() ? QLocale() : QLocale(language);
    auto *ours = new QTranslator(qApp);
    // English for all others: it has the plural forms that the texts in the source lack.
    if (ours->load(locale, QStringLiteral("hanga"), QStringLiteral("_"), QStringLiteral(":/translations")) ||
        ours->load(QStringLiteral(":/translations/hanga_en.qm")))
        QCoreApplication::installTranslator(ours);
    auto *qts = new QTranslator(qApp);
    if (qts->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                  QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qts);
}

bool hasDisplay()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
        if (!qEnvironmentVariableIsEmpty(name))
            return true;
    }
    return false;
#else
    return true;
#endif
}

QString noDisplayText()
{
    return QCoreApplication::translate("Startup", "there is no display for the window");
}

QString noDisplayAdvice()
{
    return QCoreApplication::translate("Startup", "use “hanga generate”, which needs none");
}

} // namespace hanga
