#include "demo/demoserver.h"
#include "media/png.h"
#include "tests/demo/democlient.h"
#include "json/document.h"

#include <QBuffer>
#include <QImage>
#include <QRegularExpression>
#include <QTest>

using namespace hanga;

/// What the recordings do not show of the server; what they show is held in tst_demotranscripts.
class TestDemoServer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_server.listen()); }
    void theUrlIsThereOnceItListens();
    void aTakenPortIsAnError();
    void savedPicturesCarryPromptAndWorkflow();
    void theSameGraphGivesTheSamePicture();
    void prefixesBecomeFoldersAndNames_data();
    void prefixesBecomeFoldersAndNames();
    void aPrefixOutsideTheFolderRaises();
    void uploadsKeepTheirNames_data();
    void uploadsKeepTheirNames();
    void anUploadIsTheStartOfAnImage();
    void textsOfAnUploadDoNotComeBack();
    void everyRouteAnswersUnderApiToo_data();
    void everyRouteAnswersUnderApiToo();
    void aFileIsSentInPartsAndOnlyWhenItChanged();
    void anEscapedSlashStaysInsideItsSegment();
    void theOrderAtTheEndOfAJob();
    void aJobWithoutOwnerIsHeardByAll();
    void theSecondConnectionOfAnIdIsForgottenWithTheFirst();
    void onlyTheFirstMessageCanAskForMetadata();
    void anInterruptWaitsForASlowNodesEnd();
    void aChosenNumberGoesFirst();
    void theServerClosesItsConnectionsWhenItGoes();

private:
    DemoServer m_server{DemoOptions{std::chrono::milliseconds(2), 104'857'600}};
};

namespace {

QByteArray textToImage(const QByteArray &seed, const QByteArray &prefix = "test", const QByteArray &steps = "2")
{
    return R"({"4":{"class_type":"CheckpointLoaderSimple","inputs":{"ckpt_name":"demo-landscape.safetensors"}},
"5":{"class_type":"EmptyLatentImage","inputs":{"width":64,"height":48,"batch_size":1}},
"6":{"class_type":"CLIPTextEncode","inputs":{"text":"富士 mountain","clip":["4",1]}},
"3":{"class_type":"KSampler","inputs":{"seed":)" +
           seed + R"(,"steps":)" + steps +
           R"(,"cfg":8,"sampler_name":"euler","scheduler":"normal","denoise":1,"model":["4",0],"positive":["6",0],"negative":["6",0],"latent_image":["5",0]}},
"8":{"class_type":"VAEDecode","inputs":{"samples":["3",0],"vae":["4",2]}},
"9":{"class_type":"SaveImage","inputs":{"filename_prefix":")" +
           prefix + R"(","images":["8",0]}}})";
}

QByteArray viewPath(const json::Value &image)
{
    const auto encoded = [&image](const char *key) { return QUrl::toPercentEncoding(image[key].toString()); };
    return "/view?filename=" + encoded("filename") + "&subfolder=" + encoded("subfolder") + "&type=" + encoded("type");
}

QByteArray form(const QByteArray &fileName, const QByteArray &content)
{
    return "--edge\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\ninput\r\n--edge\r\nContent-Disposition: "
           "form-data; name=\"image\"; filename=\"" +
           fileName + "\"\r\nContent-Type: image/png\r\n\r\n" + content + "\r\n--edge--\r\n";
}

constexpr auto multipart = "multipart/form-data; boundary=edge";

QByteArray png(const QColor &colour, QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace

void TestDemoServer::theUrlIsThereOnceItListens()
{
    DemoServer server;
    QVERIFY(server.url().isEmpty());

    const auto port = server.listen();

    QVERIFY(port);
    QCOMPARE(server.url(), QUrl(QStringLiteral("http://127.0.0.1:%1").arg(*port)));
}

void TestDemoServer::aTakenPortIsAnError()
{
    DemoServer server;

    const auto port = server.listen(quint16(m_server.url().port()));

    QVERIFY(!port);
    QCOMPARE(port.error().kind, Error::Kind::NotReached);
}

void TestDemoServer::savedPicturesCarryPromptAndWorkflow()
{
    test::DemoClient client(m_server.url());
    const json::Value entry = client.run(textToImage("18446744073709551615"),
                                         R"(,"extra_data":{"extra_pnginfo":{"workflow":{"nodes":[1.0,"図"]}}})");
    const test::Answer file = client.get(viewPath(entry["outputs"]["9"]["images"][0]));
    QBuffer bytes;
    bytes.setData(file.body);
    QVERIFY(bytes.open(QIODevice::ReadOnly));

    const auto texts = media::readPngTexts(bytes, QStringLiteral("x"));

    QVERIFY(texts);
    QCOMPARE(texts->size(), 3);
    QCOMPARE(texts->at(0).keyword, QStringLiteral("prompt"));
    QCOMPARE(texts->at(0).text, json::writeLikePython(entry["prompt"][2]));
    QVERIFY(texts->at(0).text.contains("18446744073709551615"));
    QVERIFY(texts->at(0).text.contains("\\u5bcc")); // ASCII only, as Python writes it
    QCOMPARE(texts->at(1).keyword, QStringLiteral("workflow"));
    QCOMPARE(texts->at(1).text, QByteArray(R"({"nodes": [1.0, "\u56f3"]})"));
    QCOMPARE(texts->at(2).keyword, QStringLiteral("Software"));
    QVERIFY(texts->at(2).text.contains("demo"));
    QCOMPARE(QImage::fromData(file.body).size(), QSize(64, 48));
}

void TestDemoServer::theSameGraphGivesTheSamePicture()
{
    test::DemoClient client(m_server.url());
    const auto pictureOf = [&client](const QByteArray &seed) {
        return QImage::fromData(client.get(viewPath(client.run(textToImage(seed))["outputs"]["9"]["images"][0])).body);
    };

    const QImage first = pictureOf("41");
    const QImage other = pictureOf("42");

    QCOMPARE(pictureOf("41"), first);
    QVERIFY(other != first);
}

void TestDemoServer::prefixesBecomeFoldersAndNames_data()
{
    QTest::addColumn<QByteArray>("prefix");
    QTest::addColumn<QString>("subfolder");
    QTest::addColumn<QString>("filename"); ///< a regular expression
    QTest::newRow("plain") << QByteArray("plain") << QString() << QStringLiteral("plain_00001_\\.png");
    QTest::newRow("the next number") << QByteArray("plain") << QString() << QStringLiteral("plain_00002_\\.png");
    QTest::newRow("folders") << QByteArray("a/b/c") << QStringLiteral("a/b") << QStringLiteral("c_00001_\\.png");
    QTest::newRow("Japanese") << QByteArray("絵 本/富士") << QStringLiteral("絵 本")
                              << QStringLiteral("富士_00001_\\.png");
    QTest::newRow("size") << QByteArray("%width%x%height%") << QString() << QStringLiteral("64x48_00001_\\.png");
    QTest::newRow("date") << QByteArray("%year%-%month%-%day%") << QString()
                          << QStringLiteral("20\\d\\d-[01]\\d-[0-3]\\d_00001_\\.png");
    QTest::newRow("what only the web editor expands")
        << QByteArray("%date:yyyy%") << QString() << QStringLiteral("%date:yyyy%_00001_\\.png");
    QTest::newRow("batch") << QByteArray("n%batch_num%") << QString() << QStringLiteral("n0_00001_\\.png");
}

void TestDemoServer::prefixesBecomeFoldersAndNames()
{
    QFETCH(QByteArray, prefix);
    QFETCH(QString, filename);
    static int seed = 100; // another seed each time, or the result is a cached one
    test::DemoClient client(m_server.url());

    const json::Value image = client.run(textToImage(QByteArray::number(++seed), prefix))["outputs"]["9"]["images"][0];

    QTEST(image["subfolder"].toString(), "subfolder");
    QVERIFY2(QRegularExpression(QStringLiteral("^%1$").arg(filename)).match(image["filename"].toString()).hasMatch(),
             qPrintable(image["filename"].toString()));
    QCOMPARE(client.get(viewPath(image)).status, 200);
}

void TestDemoServer::aPrefixOutsideTheFolderRaises()
{
    test::DemoClient client(m_server.url());

    const json::Value status = client.run(textToImage("7", "../out"))["status"];

    QCOMPARE(status["status_str"].toString(), QStringLiteral("error"));
    QCOMPARE(status["messages"][2][0].toString(), QStringLiteral("execution_error"));
    QVERIFY(status["messages"][2][1]["exception_message"].toString().contains(u"outside the output folder"));
}

void TestDemoServer::uploadsKeepTheirNames_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("kept");
    QTest::newRow("UTF-8 as it is") << QByteArray("入力 image.png") << QByteArray("one")
                                    << QStringLiteral("入力 image.png");
    QTest::newRow("the same bytes again")
        << QByteArray("入力 image.png") << QByteArray("one") << QStringLiteral("入力 image.png");
    QTest::newRow("other bytes") << QByteArray("入力 image.png") << QByteArray("two")
                                 << QStringLiteral("入力 image (1).png");
    QTest::newRow("the second bytes again")
        << QByteArray("入力 image.png") << QByteArray("two") << QStringLiteral("入力 image (1).png");
    QTest::newRow("quotes") << QByteArray("a \\\"b\\\".png") << QByteArray("one") << QStringLiteral("a \"b\".png");
    QTest::newRow("no suffix") << QByteArray("bare") << QByteArray("one") << QStringLiteral("bare");
    QTest::newRow("line ends inside") << QByteArray("lines.bin") << QByteArray("a\r\n--edg\r\n\r\nb\r\n")
                                      << QStringLiteral("lines.bin");
    QTest::newRow("out of the folder") << QByteArray("../../x.png") << QByteArray("one") << QString();
}

void TestDemoServer::uploadsKeepTheirNames()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, content);
    QFETCH(QString, kept);
    test::DemoClient client(m_server.url());

    const test::Answer answer = client.post("/upload/image", form(name, content), multipart);

    QCOMPARE(answer.status, kept.isEmpty() ? 400 : 200);
    QCOMPARE(answer.json()["name"].toString(), kept);
    if (!kept.isEmpty())
        QCOMPARE(client.get("/view?type=input&filename=" + QUrl::toPercentEncoding(kept)).body, content);
}

void TestDemoServer::anUploadIsTheStartOfAnImage()
{
    test::DemoClient client(m_server.url());
    QCOMPARE(client.post("/upload/image", form("赤.png", png(Qt::red, {100, 60})), multipart).status, 200);
    const QByteArray graph = R"({"1":{"class_type":"LoadImage","inputs":{"image":"赤.png"}},
"4":{"class_type":"CheckpointLoaderSimple","inputs":{"ckpt_name":"demo-landscape.safetensors"}},
"10":{"class_type":"LoraLoader","inputs":{"lora_name":"demo-snowfall.safetensors","strength_model":1,"strength_clip":1,"model":["4",0],"clip":["4",1]}},
"2":{"class_type":"VAEEncode","inputs":{"pixels":["1",0],"vae":["4",2]}},
"6":{"class_type":"CLIPTextEncode","inputs":{"text":"night","clip":["10",1]}},
"7":{"class_type":"ConditioningCombine","inputs":{"conditioning_1":["6",0],"conditioning_2":["6",0]}},
"5":{"class_type":"LatentUpscale","inputs":{"samples":["2",0],"upscale_method":"bilinear","width":128,"height":0,"crop":"disabled"}},
"3":{"class_type":"KSamplerAdvanced","inputs":{"add_noise":"enable","noise_seed":5,"steps":10,"cfg":8.0,"sampler_name":"euler","scheduler":"normal","start_at_step":9,"end_at_step":10000,"return_with_leftover_noise":"disable","model":["10",0],"positive":["7",0],"negative":["6",0],"latent_image":["5",0]}},
"8":{"class_type":"VAEDecode","inputs":{"samples":["3",0],"vae":["4",2]}},
"9":{"class_type":"SaveImage","inputs":{"filename_prefix":"i2i","images":["8",0]}}})";

    const json::Value entry = client.run(graph);
    const QImage result = QImage::fromData(client.get(viewPath(entry["outputs"]["9"]["images"][0])).body);

    QCOMPARE(result.size(), QSize(128, 74));   // 100 × 60 → 96 × 56 in the latent → 128 wide
    QVERIFY(qRed(result.pixel(64, 40)) > 200); // nine tenths of it are still the red it started from
}

void TestDemoServer::textsOfAnUploadDoNotComeBack()
{
    test::DemoClient client(m_server.url());
    const QByteArray upload =
        media::withPngTexts(png(Qt::blue, {40, 40}), {{QStringLiteral("prompt"), "an older one"}});
    QCOMPARE(client.post("/upload/image", form("old.png", upload), multipart).status, 200);

    const json::Value entry = client.run(R"({"1":{"class_type":"LoadImage","inputs":{"image":"old.png"}},
"2":{"class_type":"SaveImage","inputs":{"filename_prefix":"new","images":["1",0]}}})");
    const QByteArray saved = client.get(viewPath(entry["outputs"]["2"]["images"][0])).body;

    QVERIFY(QImage::fromData(saved).size() == QSize(40, 40));
    QVERIFY(!saved.contains("an older one"));
    const QByteArray path = "/view?type=input&filename=old.png";
    QVERIFY(client.get(path).body.contains("an older one")); // the file itself is what was sent
    for (const char *made : {"&channel=rgb", "&channel=a", "&preview=jpeg;80"})
        QVERIFY2(!client.get(path + made).body.contains("an older one"), made);
}

void TestDemoServer::everyRouteAnswersUnderApiToo_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const char *path : {"/prompt", "/queue", "/history", "/object_info", "/object_info/KSampler", "/system_stats",
                             "/features", "/models", "/models/loras", "/embeddings", "/extensions", "/users",
                             "/settings", "/view?filename=example.png&type=input"})
        QTest::newRow(path) << QByteArray(path);
}

void TestDemoServer::everyRouteAnswersUnderApiToo()
{
    QFETCH(QByteArray, path);
    test::DemoClient client(m_server.url());

    const test::Answer plain = client.get(path);

    QCOMPARE(plain.status, 200);
    QVERIFY(!plain.body.isEmpty());
    QCOMPARE(client.get("/api" + path).body, plain.body);
}

void TestDemoServer::aFileIsSentInPartsAndOnlyWhenItChanged()
{
    test::DemoClient client(m_server.url());
    const QByteArray path = "/view?filename=example.png&type=input";
    const test::Answer whole = client.get(path);

    const test::Answer part = client.get(path, {{"Range", "bytes=8-15"}});
    const test::Answer end = client.get(path, {{"Range", "bytes=-4"}});

    QCOMPARE(part.status, 206);
    QCOMPARE(part.body, whole.body.mid(8, 8));
    QCOMPARE(part.header("Content-Range"), "bytes 8-15/" + QByteArray::number(whole.body.size()));
    QCOMPARE(end.body, whole.body.right(4));
    QCOMPARE(client.get(path, {{"Range", "bytes=99999999-"}}).status, 416);
    QCOMPARE(client.get(path, {{"If-None-Match", whole.header("Etag")}}).status, 304);
}

void TestDemoServer::anEscapedSlashStaysInsideItsSegment()
{
    test::DemoClient client(m_server.url());

    QCOMPARE(client.get("/userdata/workflows%2Fa.json").status, 404);
    QCOMPARE(client.get("/object_info/a%2Fb").body, QByteArray("{}"));
    QCOMPARE(client.get("/history/a%2Fb").body, QByteArray("{}"));
}

void TestDemoServer::theOrderAtTheEndOfAJob()
{
    test::DemoClient client(m_server.url());
    QVERIFY(client.connectAs(QStringLiteral("end")));

    QVERIFY(client.run(textToImage("1", "end"), R"(,"client_id":"end")").isObject());
    QTRY_VERIFY(client.types().size() > 0 && client.messages().last()["data"]["node"].isNull());

    const auto &messages = client.messages();
    const qsizetype last = messages.size() - 1;
    QCOMPARE(messages[last - 2]["type"].toString(), QStringLiteral("execution_success"));
    QCOMPARE(messages[last - 1]["type"].toString(), QStringLiteral("status"));
    QCOMPARE(messages[last]["type"].toString(), QStringLiteral("executing"));
}

void TestDemoServer::aJobWithoutOwnerIsHeardByAll()
{
    test::DemoClient client(m_server.url());
    QVERIFY(client.connectAs(QStringLiteral("bystander")));

    QVERIFY(client.run(textToImage("2", "nobody")).isObject());
    QTRY_COMPARE(client.frames().size(), 2);

    QVERIFY(client.types().contains(QStringLiteral("progress")));
    QVERIFY(client.types().contains(QStringLiteral("progress_state")));
    QVERIFY(!client.types().contains(QStringLiteral("executing")));
    QVERIFY(!client.types().contains(QStringLiteral("execution_success")));
    QCOMPARE(client.frames().first().left(8), QByteArray::fromHex("0000000100000001"));
}

/// ComfyUI's issue 16010: from then on the second one hears nothing, not even broadcasts.
void TestDemoServer::theSecondConnectionOfAnIdIsForgottenWithTheFirst()
{
    test::DemoClient first(m_server.url());
    test::DemoClient second(m_server.url());
    QVERIFY(first.connectAs(QStringLiteral("twin")));
    QVERIFY(second.connectAs(QStringLiteral("twin")));
    QVERIFY(second.run(textToImage("3", "twin"), R"(,"client_id":"twin")").isObject());
    QTRY_VERIFY(second.types().contains(QStringLiteral("execution_success")));
    QVERIFY(first.types().isEmpty());

    first.socket().close();
    QVERIFY(second.run(textToImage("4", "twin")).isObject()); // by now the server knows of the end
    const qsizetype before = second.messages().size();
    QVERIFY(second.run(textToImage("5", "twin"), R"(,"client_id":"twin")").isObject());

    QCOMPARE(second.messages().size(), before);
    QCOMPARE(second.socket().state(), QAbstractSocket::ConnectedState);
}

void TestDemoServer::onlyTheFirstMessageCanAskForMetadata()
{
    const auto firstByteOfPreview = [this](const QString &id, const QStringList &said) {
        test::DemoClient client(m_server.url());
        if (!client.connectAs(id))
            return -1;
        for (const QString &message : said)
            client.socket().sendTextMessage(message);
        if (!client
                 .run(textToImage(QByteArray::number(60 + id.front().unicode()), "flags"),
                      R"(,"client_id":")" + id.toUtf8() + '"')
                 .isObject() ||
            !QTest::qWaitFor([&client] { return !client.frames().isEmpty(); }))
            return -1;
        return int(client.frames().first()[3]);
    };
    const QString flags = QStringLiteral(R"({"type":"feature_flags","data":{"supports_preview_metadata":true}})");

    QCOMPARE(firstByteOfPreview(QStringLiteral("a"), {flags}), 4);
    QCOMPARE(firstByteOfPreview(QStringLiteral("b"), {}), 1);
    QCOMPARE(firstByteOfPreview(QStringLiteral("c"), {QStringLiteral("hello"), flags}), 1);
    QCOMPARE(
        firstByteOfPreview(QStringLiteral("d"), {QString(flags).replace(QStringLiteral("true"), QStringLiteral("1"))}),
        1);
}

void TestDemoServer::anInterruptWaitsForASlowNodesEnd()
{
    test::DemoClient client(m_server.url());
    QVERIFY(client.connectAs(QStringLiteral("slow")));
    const QByteArray graph =
        R"({"1":{"class_type":"EmptyImage","inputs":{"width":64,"height":64,"batch_size":1,"color":3}},
"2":{"class_type":"TestSlow","inputs":{"image":["1",0],"seconds":0.2}},"3":{"class_type":"PreviewImage","inputs":{"images":["2",0]}}})";
    QCOMPARE(client.post("/prompt", "{\"client_id\":\"slow\",\"prompt\":" + graph + '}').status, 200);
    QTRY_VERIFY(!client.messages().isEmpty() && client.messages().last()["data"]["node"].text() == "2");

    QCOMPARE(client.post("/interrupt", "{}").status, 200);
    const json::Value interrupted = client.waitFor("execution_interrupted");

    QCOMPARE(interrupted["node_id"].toString(), QStringLiteral("3"));
    QCOMPARE(interrupted["executed"].size(), 2);
}

void TestDemoServer::aChosenNumberGoesFirst()
{
    test::DemoClient client(m_server.url());
    const auto post = [&client](const QByteArray &seed, const QByteArray &more) {
        return client.post("/prompt", "{\"prompt\":" + textToImage(seed, "order", "40") + more + '}').json();
    };
    const json::Value running = post("11", "");
    QTRY_COMPARE(client.get("/queue").json()["queue_running"].size(), 1);
    post("12", "");

    const json::Value chosen = post("13", R"(,"number":-0.5)");

    QCOMPARE(QByteArray::fromStdString(std::string(chosen["number"].text())), QByteArray("-0.5"));
    QCOMPARE(client.get("/queue").json()["queue_pending"][0][1], chosen["prompt_id"]);
    QCOMPARE(client.post("/queue", R"({"clear":true})").status, 200);
    QCOMPARE(client.post("/interrupt", "{\"prompt_id\":\"" + running["prompt_id"].toString().toUtf8() + "\"}").status,
             200);
    QTRY_COMPARE(client.get("/prompt").body, QByteArray(R"({"exec_info": {"queue_remaining": 0}})"));
}

void TestDemoServer::theServerClosesItsConnectionsWhenItGoes()
{
    auto server = std::make_unique<DemoServer>();
    QVERIFY(server->listen());
    test::DemoClient client(server->url());
    QVERIFY(client.connectAs(QStringLiteral("left")));
    QCOMPARE(client.post("/prompt", "{\"client_id\":\"left\",\"prompt\":" + textToImage("1", "x", "50") + '}').status,
             200);
    QTRY_VERIFY(client.types().contains(QStringLiteral("progress")));

    server.reset();

    QTRY_COMPARE(client.socket().state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(client.get("/prompt").status, 0);
}

QTEST_MAIN(TestDemoServer)
#include "tst_demoserver.moc"
