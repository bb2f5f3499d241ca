#include "workflow/catalogchanges.h"

#include <QElapsedTimer>
#include <QTest>

using namespace hanga;

namespace {

QByteArray list(const QStringList &names)
{
    return "[\"" + names.join(QStringLiteral("\", \"")).toUtf8() + "\"]";
}

QByteArray nodeClass(const char *name, const char *input, const QByteArray &choices)
{
    QByteArray text =
        R"("NAME": {"input": {"required": {"INPUT": [CHOICES, {}], "steps": ["INT", {}]}}, "output": []})";
    return text.replace("NAME", name).replace("INPUT", input).replace("CHOICES", choices);
}

NodeCatalog catalog(const QByteArrayList &classes)
{
    return NodeCatalog::fromObjectInfo("{" + classes.join(",") + "}", QStringLiteral("test")).value();
}

NodeCatalog checkpoints(const QStringList &names)
{
    return catalog({nodeClass("Loader", "ckpt_name", list(names)), nodeClass("Other Loader", "ckpt_name", list(names)),
                    nodeClass("Pack Loader", "ckpt", list(names))});
}

QString told(const NodeCatalog &before, const NodeCatalog &after)
{
    return changesText(catalogChanges(before, after));
}

} // namespace

class TestCatalogChanges final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingNew();
    void aFileCountsOnce();
    void whatIsGoneIsTold();
    void classesComeAndGo();
    void eachKindHasItsWord_data();
    void eachKindHasItsWord();
    void onlyAFewNamesAreTold();
    void newListsOfNewClassesAreNoNews();
    void theOldAndTheNewFormOfAListAreTheSame();
    void aLargeCatalogueIsQuick();
};

void TestCatalogChanges::nothingNew()
{
    const NodeCatalog same = checkpoints({QStringLiteral("a"), QStringLiteral("b")});

    QVERIFY(catalogChanges(same, checkpoints({QStringLiteral("b"), QStringLiteral("a")})).isEmpty());
    QCOMPARE(told(same, same), QStringLiteral("Nothing new."));
    QCOMPARE(told({}, {}), QStringLiteral("Nothing new."));
}

void TestCatalogChanges::aFileCountsOnce()
{
    const CatalogChanges changes =
        catalogChanges(checkpoints({QStringLiteral("b")}),
                       checkpoints({QStringLiteral("c"), QStringLiteral("b"), QStringLiteral("a")}));

    QCOMPARE(changes.choices.size(), 1);
    QCOMPARE(changes.choices[0].kind, QStringLiteral("ckpt_name"));
    QCOMPARE(changes.choices[0].added, (QStringList{QStringLiteral("a"), QStringLiteral("c")}));
    QVERIFY(changes.choices[0].removed.isEmpty());
    QVERIFY(changesText(changes).endsWith(u"(a, c)."));
}

void TestCatalogChanges::whatIsGoneIsTold()
{
    const QString text = told(checkpoints({QStringLiteral("a"), QStringLiteral("b")}),
                              checkpoints({QStringLiteral("c"), QStringLiteral("b")}));

    QVERIFY2(text.startsWith(u"New: 1 checkpoint"), qPrintable(text));
    QVERIFY2(text.contains(u"(c). Gone: 1 checkpoint"), qPrintable(text));
    QVERIFY2(text.endsWith(u"(a)."), qPrintable(text));
}

void TestCatalogChanges::classesComeAndGo()
{
    const NodeCatalog before = catalog({nodeClass("Stays", "mode", R"(["a"])"), nodeClass("Goes", "mode", R"(["a"])")});
    const NodeCatalog after = catalog({nodeClass("Zoom", "mode", R"(["a"])"), nodeClass("Add", "mode", R"(["a"])"),
                                       nodeClass("Stays", "mode", R"(["a"])")});

    const CatalogChanges changes = catalogChanges(before, after);

    QCOMPARE(changes.newClasses, (QStringList{QStringLiteral("Add"), QStringLiteral("Zoom")}));
    QCOMPARE(changes.goneClasses, (QStringList{QStringLiteral("Goes")}));
    QVERIFY(changes.choices.isEmpty());
    const QString text = changesText(changes);
    QVERIFY2(text.contains(u"2 node class") && text.contains(u"(Add, Zoom)") && text.contains(u"Gone: 1 node class"),
             qPrintable(text));
}

void TestCatalogChanges::eachKindHasItsWord_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *input, const char *word) {
        QTest::newRow(input) << QByteArray(input) << QString::fromUtf8(word);
    };
    row("ckpt_name", "1 checkpoint");
    row("unet_name", "1 diffusion model");
    row("lora_name", "1 LoRA");
    row("vae_name", "1 VAE");
    row("control_net_name", "1 ControlNet");
    row("clip_name", "1 text encoder");
    row("clip_name2", "1 text encoder");
    row("sampler_name", "1 sampler");
    row("image", "1 image");
    row("level2", "1 choice");
    row("flavour", "“flavour”");
}

void TestCatalogChanges::eachKindHasItsWord()
{
    QFETCH(QByteArray, input);
    QFETCH(QString, word);

    const QString text =
        told(catalog({nodeClass("Loader", input, R"(["a"])")}), catalog({nodeClass("Loader", input, R"(["a", "b"])")}));

    QVERIFY2(text.contains(word), qPrintable(text));
}

void TestCatalogChanges::onlyAFewNamesAreTold()
{
    QStringList names;
    for (int i = 10; i < 20; ++i)
        names.append(QString::number(i));

    const QString text = told(checkpoints({}), checkpoints(names));

    QVERIFY2(text.contains(u"10 checkpoint") && text.endsWith(u"(10, 11, 12…)."), qPrintable(text));
}

void TestCatalogChanges::newListsOfNewClassesAreNoNews()
{
    const NodeCatalog before = catalog({nodeClass("Loader", "ckpt_name", R"(["a"])")});
    const NodeCatalog after =
        catalog({nodeClass("Loader", "ckpt_name", R"(["a"])"), nodeClass("Pack", "method", R"(["x", "y"])")});

    QVERIFY(catalogChanges(before, after).choices.isEmpty());
}

void TestCatalogChanges::theOldAndTheNewFormOfAListAreTheSame()
{
    const NodeCatalog after =
        catalog({R"("Loader": {"input": {"required": {"ckpt_name": ["COMBO", {"options": ["a"]}]}}, "output": []})"});

    QVERIFY(catalogChanges(catalog({nodeClass("Loader", "ckpt_name", R"(["a"])")}), after).isEmpty());
}

void TestCatalogChanges::aLargeCatalogueIsQuick()
{
    QStringList files;
    for (int i = 0; i < 400; ++i)
        files.append(QStringLiteral("folder/a model with a long name %1.safetensors").arg(i));
    QByteArrayList before;
    QByteArrayList after;
    for (int i = 0; i < 300; ++i) {
        const QByteArray name = "Loader" + QByteArray::number(i);
        before.append(nodeClass(name, "lora_name", list(files)));
        after.append(nodeClass(name, "lora_name", list(files + QStringList{QStringLiteral("new")})));
    }
    const NodeCatalog old = catalog(before);
    const NodeCatalog now = catalog(after);
    qInfo("%lld MB", before.join().size() / 1000000);

    QElapsedTimer timer;
    timer.start();
    const CatalogChanges changes = catalogChanges(old, now);
    const qint64 took = timer.elapsed();

    qInfo("%lld ms", took);
    QCOMPARE(changes.choices.size(), 1);
    QCOMPARE(changes.choices[0].added, QStringList{QStringLiteral("new")});
    QVERIFY(took < 2000); // bounded, also in a debug build on a busy machine
}

QTEST_GUILESS_MAIN(TestCatalogChanges)
#include "tst_catalogchanges.moc"
