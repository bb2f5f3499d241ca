#include "ui/shared/icons.h"

#include <QApplication>
#include <QDir>
#include <QTest>

using namespace hanga;

class TestIcons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFileOfTheResourceDraws();
    void anIconFollowsThePalette();
    void aDisabledIconIsDim();
    void aCheckedStarIsFilled();
    void aDirectionalIconIsMirroredFromRightToLeft();
    void anIconIsSharpOnADenseScreen();
    void theAppMarkHasSmallAndLargeSizes();
    void theLicenceLiesBeside();
};

namespace {

int inked(const QPixmap &pixmap, QRgb color)
{
    const QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixel(x, y) == color ? 1 : 0;
    }
    return count;
}

} // namespace

void TestIcons::everyFileOfTheResourceDraws()
{
    const QStringList files = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")});
    QVERIFY(files.size() >= 60);
    for (const QString &file : files) {
        if (file == QLatin1String("hanga.svg"))
            continue;
        const QPixmap pixmap = iconPixmap(file.chopped(4), Qt::red, 48, 1);
        QVERIFY2(inked(pixmap, qRgb(255, 0, 0)) > 10, qPrintable(file));
    }
}

void TestIcons::anIconFollowsThePalette()
{
    const QIcon play = icon(QStringLiteral("play"), Token::Ok);
    for (const bool dark : {true, false}) {
        QApplication::setPalette(themePalette(dark));
        QVERIFY(inked(play.pixmap(48, 48), tokenRgb(Token::Ok, dark)) > 10);
        QCOMPARE(inked(play.pixmap(48, 48), tokenRgb(Token::Ok, !dark)), 0);
    }
}

void TestIcons::aDisabledIconIsDim()
{
    QApplication::setPalette(themePalette(true));

    const QPixmap dim = icon(QStringLiteral("play")).pixmap(QSize(48, 48), QIcon::Disabled);

    QVERIFY(inked(dim, tokenRgb(Token::Dis, true)) > 10);
}

void TestIcons::aCheckedStarIsFilled()
{
    QApplication::setPalette(themePalette(true));
    const QIcon star = icon(QStringLiteral("star"));

    const int off = inked(star.pixmap(QSize(48, 48), QIcon::Normal, QIcon::Off), tokenRgb(Token::Text2, true));
    const int on = inked(star.pixmap(QSize(48, 48), QIcon::Normal, QIcon::On), tokenRgb(Token::Accent, true));

    QVERIFY(on > off * 2);
}

void TestIcons::aDirectionalIconIsMirroredFromRightToLeft()
{
    const QImage plain = iconPixmap(QStringLiteral("chevron-right"), Qt::red, 32, 1).toImage();
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    const QImage mirrored = iconPixmap(QStringLiteral("chevron-right"), Qt::red, 32, 1).toImage();
    const QImage square = iconPixmap(QStringLiteral("play"), Qt::red, 32, 1).toImage();
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);

    QCOMPARE(mirrored, plain.mirrored(true, false));
    QCOMPARE(square, iconPixmap(QStringLiteral("play"), Qt::red, 32, 1).toImage());
}

void TestIcons::anIconIsSharpOnADenseScreen()
{
    const QPixmap pixmap = icon(QStringLiteral("play")).pixmap(QSize(16, 16), 2.0);

    QCOMPARE(pixmap.size(), QSize(32, 32));
    QCOMPARE(pixmap.devicePixelRatio(), 2.0);
}

void TestIcons::theAppMarkHasSmallAndLargeSizes()
{
    const QIcon mark = appIcon();

    QVERIFY(mark.availableSizes().contains(QSize(16, 16)));
    QVERIFY(mark.availableSizes().contains(QSize(256, 256)));
    QVERIFY(inked(mark.pixmap(64, 64), qRgb(255, 255, 255)) > 100);
}

void TestIcons::theLicenceLiesBeside()
{
    QFile licence(QStringLiteral(":/icons/LICENSE"));
    QVERIFY(licence.open(QIODevice::ReadOnly));
    const QByteArray text = licence.readAll();
    QVERIFY(text.contains("ISC License"));
    QVERIFY(text.contains("The MIT License"));
}

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
