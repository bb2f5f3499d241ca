#include "workshop.h"

#include <QDir>
#include <QFile>
#include <QUrl>

namespace hanga::test {

Workshop::Workshop()
    : m_server(DemoOptions{.step = std::chrono::milliseconds(5)}),
      m_home(QDir::tempPath() + QStringLiteral("/hanga 版画 XXXXXX"))
{
    if (!m_server.listen() || !m_home.isValid())
        qFatal("no port or no temporary folder");
}

QString Workshop::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("the temporary folder cannot be written");
    return file.fileName();
}

QStringList Workshop::generate(const QStringList &more) const
{
    return QStringList{QStringLiteral("generate"), QStringLiteral("--server"), m_server.url().toString()} + more;
}

QByteArray chain(const QByteArray &classType, const QByteArray &inputs, const QByteArray &title)
{
    return R"({"1":{"class_type":"EmptyImage","inputs":{"width":64,"height":64,"batch_size":1,"color":255}},)"
           R"("2":{"class_type":")" +
           classType + R"(","inputs":{"image":["1",0])" + inputs + R"(},"_meta":{"title":")" + title +
           R"("}},"3":{"class_type":"SaveImage","inputs":{"images":["2",0],"filename_prefix":"x"}}})";
}

} // namespace hanga::test
