// The time that a generated /object_info of 5 MB takes to become a catalogue: CPU of this process, because others may
// keep the machine busy. The aim is at most 25 ms more than QJsonDocument, which only reads the same bytes.

#include "workflow/nodecatalog.h"

#include <QJsonDocument>
#include <QTextStream>

#include <algorithm>
#include <ctime>

namespace {

using namespace hanga;

constexpr qsizetype bytesWanted = 5 * 1024 * 1024;

QByteArray aFile(int number)
{
    return "\"folder/a model with a long name " + QByteArray::number(number) + ".safetensors\"";
}

/// A class as packs have them: a list of files, numbers with bounds, texts with tooltips, sockets.
QByteArray aClass(int number)
{
    QByteArray files = aFile(0);
    for (int i = 1; i < number % 40; ++i)
        files += ',' + aFile(i);
    const QByteArray name = "\"Class " + QByteArray::number(number) + '"';
    return name + R"(:{"input":{"required":{"model":["MODEL",{"tooltip":"What takes the noise out of the image."}],)" +
           R"("file_name":[[)" + files + R"(],{"tooltip":"The file."}],)" +
           R"("seed":["INT",{"default":0,"min":0,"max":18446744073709551615,"control_after_generate":true}],)" +
           R"("cfg":["FLOAT",{"default":8.0,"min":0.0,"max":100.0,"step":0.1,"round":0.01}],)" +
           R"("text":["STRING",{"multiline":true,"dynamicPrompts":true}]},"optional":{"mask":["MASK"]},)" +
           R"("hidden":{"prompt":"PROMPT"}},"input_order":{"required":["model","file_name","seed","cfg","text"],)" +
           R"("optional":["mask"]},"output":["LATENT"],"output_is_list":[false],"output_name":["LATENT"],"name":)" +
           name +
           R"(,"display_name":"A class","description":"Does what it does.","python_module":"custom_nodes.pack",)" +
           R"("category":"sampling","output_node":false})";
}

QByteArray anObjectInfo()
{
    QByteArray text = "{" + aClass(0);
    for (int i = 1; text.size() < bytesWanted; ++i)
        text += ',' + aClass(i);
    return text + '}';
}

template <class Work> double median(Work work)
{
    constexpr int rounds = 15;
    QList<double> times;
    for (int round = 0; round < rounds; ++round) {
        const std::clock_t start = std::clock();
        work();
        times.append(double(std::clock() - start) * 1000 / CLOCKS_PER_SEC);
    }
    std::ranges::sort(times);
    return times.at(rounds / 2);
}

} // namespace

int main()
{
    const QByteArray bytes = anObjectInfo();
    bool isRead = false;
    const double ours =
        median([&] { isRead = !NodeCatalog::fromObjectInfo(bytes, QStringLiteral("bench")).value().isEmpty(); });
    const double peer = median([&bytes] { (void)QJsonDocument::fromJson(bytes); });
    QTextStream(stdout) << "object_info of " << bytes.size() / 1024 << " KB" << (isRead ? "" : ", not read") << '\n'
                        << "catalogue: median " << ours << " ms of CPU\n"
                        << "QJsonDocument alone: median " << peer << " ms of CPU\n"
                        << "beyond it: " << ours - peer << " ms" << Qt::endl;
    return 0;
}
