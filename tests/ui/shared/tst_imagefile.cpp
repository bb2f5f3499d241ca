#include "ui/shared/imagefile.h"

#include <QImageWriter>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <zlib.h>

using namespace hanga;

class TestImageFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLargeUpscaleOpens();
    void aBombIsRefusedFromItsHeader();
    void aThumbnailKeepsTheAspectRatio_data();
    void aThumbnailKeepsTheAspectRatio();
    void aPhotoIsTurnedUpright();
    void theEndingMayBeWrong();
    void aCopyHasTheSameBytes();
    void aCopyOntoItselfChangesNothing();
    void aFailedCopyLeavesTheTarget();

private:
    QString save(const QImage &image, const char *name) const
    {
        const QString path = m_folder.filePath(QLatin1String(name));
        return image.save(path, nullptr, 80) ? path : QString(); // fast rather than small
    }
    QTemporaryDir m_folder;
};

namespace {

QImage plain(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    return image;
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void TestImageFile::aLargeUpscaleOpens()
{
    // Above Qt's own limit of 128 MB.
    const QString path = save(plain({6000, 6000}), "large.jpg");

    const Result<QImage> image = loadImage(path);

    QVERIFY(image.has_value());
    QCOMPARE(image->size(), QSize(6000, 6000));
}

void TestImageFile::aBombIsRefusedFromItsHeader()
{
    // A sound PNG whose header claims 40 000 × 40 000.
    const QString path = save(plain({4, 4}), "bomb.png");
    QByteArray bytes = bytesOf(path);
    qToBigEndian<quint32>(40000, bytes.data() + 16);
    qToBigEndian<quint32>(40000, bytes.data() + 20);
    const auto *ihdr = reinterpret_cast<const Bytef *>(bytes.constData() + 12);
    qToBigEndian<quint32>(quint32(crc32(0, ihdr, 17)), bytes.data() + 29);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();

    QCOMPARE(loadImage(path).error().kind, Error::Kind::FileTooLarge);
    QCOMPARE(loadThumbnail(path, {256, 256}).error().kind, Error::Kind::FileTooLarge);
}

void TestImageFile::aThumbnailKeepsTheAspectRatio_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QSize>("expected");
    QTest::newRow("wide") << QSize(1216, 832) << QSize(256, 175);
    QTest::newRow("tall") << QSize(832, 1216) << QSize(175, 256);
    QTest::newRow("huge") << QSize(4000, 3000) << QSize(256, 192);
    QTest::newRow("small") << QSize(40, 30) << QSize(40, 30);
    QTest::newRow("line") << QSize(3000, 2) << QSize(256, 1);
}

void TestImageFile::aThumbnailKeepsTheAspectRatio()
{
    QFETCH(QSize, size);
    for (const char *name : {"thumb.png", "thumb.jpg"}) {
        const Result<Thumbnail> thumbnail = loadThumbnail(save(plain(size), name), {256, 256});
        QVERIFY(thumbnail.has_value());
        QTEST(thumbnail->image.size(), "expected");
        QCOMPARE(thumbnail->original, size);
    }
}

void TestImageFile::aPhotoIsTurnedUpright()
{
    const QString path = m_folder.filePath(QStringLiteral("photo.jpg"));
    QImageWriter writer(path);
    writer.setTransformation(QImageIOHandler::TransformationRotate90);
    QVERIFY(writer.write(plain({60, 40})));

    QCOMPARE(loadImage(path)->size(), QSize(40, 60));
}

void TestImageFile::theEndingMayBeWrong()
{
    const QString path = save(plain({8, 8}), "really.jpg");
    const QString wrong = m_folder.filePath(QStringLiteral("named.png"));
    QVERIFY(QFile::copy(path, wrong));

    QVERIFY(loadImage(wrong).has_value());
}

void TestImageFile::aCopyHasTheSameBytes()
{
    const QString path = save(plain({500, 500}), "original.png");
    const QString target = m_folder.filePath(QStringLiteral("target.png"));

    QCOMPARE(saveCopy(path, target).value_or(QString()), target);

    QCOMPARE(bytesOf(target), bytesOf(path));
}

void TestImageFile::aCopyOntoItselfChangesNothing()
{
    const QString path = save(plain({50, 50}), "itself.png");
    const QByteArray before = bytesOf(path);

    QVERIFY(saveCopy(path, path).has_value());

    QCOMPARE(bytesOf(path), before);
}

void TestImageFile::aFailedCopyLeavesTheTarget()
{
    const QString target = save(plain({50, 50}), "kept.png");
    const QByteArray before = bytesOf(target);

    const Result<QString> copy = saveCopy(m_folder.filePath(QStringLiteral("missing.png")), target);

    QCOMPARE(copy.error().kind, Error::Kind::FileNotFound);
    QCOMPARE(bytesOf(target), before);
}

QTEST_GUILESS_MAIN(TestImageFile)
#include "tst_imagefile.moc"
