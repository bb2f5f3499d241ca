#include "app/commandline.h"
#include "app/helptext.h"
#include "app/startup.h"
#include "media/png.h"
#include "tests/app/windowfixture.h"
#include "ui/composer/workflowstate.h"
#include "ui/gallery/gallerypane.h"
#include "ui/preview/failuretexts.h"
#include "ui/preview/progresstexts.h"
#include "ui/queue/jobtexts.h"
#include "ui/queue/queuesection.h"
#include "ui/shared/formatting.h"
#include "workflow/inspection.h"

#include <QAbstractButton>
#include <QApplication>
#include <QBuffer>
#include <QListView>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QTranslator>

using namespace hanga;
using namespace std::chrono_literals;

namespace {

bool isJapanese(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        return c.script() == QChar::Script_Hiragana || c.script() == QChar::Script_Katakana ||
               c.script() == QChar::Script_Han;
    });
}

/// Stands behind all other translators and keeps what none of them knew.
class Untranslated final : public QTranslator
{
public:
    Untranslated() { QCoreApplication::installTranslator(this); }
    ~Untranslated() override { QCoreApplication::removeTranslator(this); }
    Untranslated(const Untranslated &) = delete;
    Untranslated &operator=(const Untranslated &) = delete;

    [[nodiscard]] bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *text, const char *, int) const override
    {
        const QString name = QString::fromUtf8(context);
        // Qt's own translations may not be installed.
        static const QRegularExpression qts(QStringLiteral("^(Q[A-Z].*|CloseButton|MAC_.*)$"));
        if (!qts.match(name).hasMatch())
            m_texts.insert(name + QStringLiteral(": ") + QString::fromUtf8(text));
        return {};
    }
    [[nodiscard]] QStringList texts() const { return m_texts.values(); }

private:
    mutable QSet<QString> m_texts;
};

Job jobIn(JobState state)
{
    Job job;
    job.state = state;
    job.request.workflow = textToImageSample();
    job.request.groupSize = 4;
    return job;
}

QString failed()
{
    Job job = jobIn(JobState::Failed);
    job.failure = ExecutionErrorEvent();
    return FailureTexts::of(job).title;
}

QString usage(const char *argument)
{
    const auto line = CommandLine::parse({QString::fromLatin1(argument)});
    return line ? QString() : line.error().whatHappened;
}

QString brokenPng()
{
    QBuffer file;
    file.open(QIODevice::ReadOnly);
    const auto texts = media::readPngTexts(file, {});
    return texts ? QString() : texts.error().args.value(1);
}

QString notAWorkflow(const char *json)
{
    const auto file = openBytes(json, {});
    return file ? QString() : file.error().args.value(1);
}

QString opened()
{
    const auto file = openBytes(R"({"prompt": {"1": {"class_type": "A", "inputs": {}}}})", {});
    return file ? file->notes.value(0) : QString();
}

QString inspected()
{
    OpenedFile file;
    file.api = textToImageSample();
    return inspectionText(file, {});
}

} // namespace

class TestTranslations final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { qDeleteAll(qApp->findChildren<QTranslator *>()); }
    void everyErrorIsSaidInJapanese_data();
    void everyErrorIsSaidInJapanese();
    void textsOutsideOfWidgetsAreFoundAtRunTime_data();
    void textsOutsideOfWidgetsAreFoundAtRunTime();
    void theWindowAsksForNothingThatIsMissing();
    void theMenusAreJapanese();
    void oneImageIsNotWrittenAsSeveral_data();
    void oneImageIsNotWrittenAsSeveral();
};

void TestTranslations::everyErrorIsSaidInJapanese_data()
{
    QTest::addColumn<int>("kind");

    for (int kind = 0; kind <= int(Error::Kind::JobLost); ++kind)
        QTest::addRow("kind %d", kind) << kind;
}

void TestTranslations::everyErrorIsSaidInJapanese()
{
    QFETCH(int, kind);
    const Error error{Error::Kind(kind), {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}, {}};
    const QString happened = whatHappened(error);
    const QString advice = whatToDo(error);
    QVERIFY(!happened.isEmpty() && !isJapanese(happened));

    loadTranslations(QStringLiteral("ja"));

    QVERIFY2(isJapanese(whatHappened(error)), qPrintable(whatHappened(error)));
    QCOMPARE(isJapanese(whatToDo(error)), !advice.isEmpty());
}

void TestTranslations::textsOutsideOfWidgetsAreFoundAtRunTime_data()
{
    using Text = std::function<QString()>;
    QTest::addColumn<Text>("text");

    QTest::newRow("CommandLine") << Text(helpText);
    QTest::newRow("CommandLineText") << Text([] { return usage("--nonsense"); });
    QTest::newRow("FailureTexts") << Text(failed);
    QTest::newRow("Formatting, a time") << Text([] { return formatting::timeLeft(20s, 28s); });
    QTest::newRow("Formatting, images") << Text([] { return formatting::images(4); });
    QTest::newRow("InspectionText") << Text(inspected);
    QTest::newRow("JobTexts") << Text([] { return jobStateText(jobIn(JobState::Waiting), {}); });
    QTest::newRow("JobTexts, a difference") << Text([] { return jobDifference(jobIn(JobState::Waiting), nullptr); });
    QTest::newRow("OpeningText") << Text(opened);
    QTest::newRow("Png") << Text(brokenPng);
    QTest::newRow("ProgressTexts") << Text([] { return progressAction(jobIn(JobState::Collecting)); });
    QTest::newRow("QueueSection") << Text([] { return queueSectionTitle(QueueSection::NeedsYou); });
    QTest::newRow("Startup") << Text(noDisplayText);
    QTest::newRow("WorkflowState") << Text([] { return workflowState(textToImageSample(), {}).word; });
    QTest::newRow("WorkflowText") << Text([] { return notAWorkflow("[1]"); });
}

void TestTranslations::textsOutsideOfWidgetsAreFoundAtRunTime()
{
    QFETCH(std::function<QString()>, text);
    QVERIFY2(!text().isEmpty() && !isJapanese(text()), qPrintable(text()));

    loadTranslations(QStringLiteral("ja"));

    QVERIFY2(isJapanese(text()), qPrintable(text()));
}

void TestTranslations::theWindowAsksForNothingThatIsMissing()
{
    const Untranslated untranslated; // the first is asked last
    loadTranslations(QStringLiteral("ja"));
    QCoreApplication::translate("NoSuchContext", "text");
    QCOMPARE(untranslated.texts(), QStringList{QStringLiteral("NoSuchContext: text")});

    WindowFixture program;
    program.start(false);
    QTRY_COMPARE(program.window()->page(), MainWindow::Page::Start);
    program.window()->menu().openDemo->trigger();
    QTRY_VERIFY(program.find<QPlainTextEdit>("composerPrompt"));
    auto *prompt = program.find<QPlainTextEdit>("composerPrompt");
    QTest::keyClick(prompt, Qt::Key_Return, Qt::ControlModifier);
    const auto *queue = program.find<QListView>("queueList")->model();
    QTRY_VERIFY(queue->rowCount() > 0);
    QTRY_VERIFY(program.find<GalleryPane>("galleryPane")->model().rowCount() > 0);
    for (int row = 0; row < queue->rowCount(); ++row)
        queue->index(row, 0).data(Qt::AccessibleTextRole);
    program.window()->menu().jobDetails->trigger();
    program.window()->menu().viewImage->trigger();
    program.window()->close();

    QCOMPARE(untranslated.texts().join(u'\n'), QStringLiteral("NoSuchContext: text"));
}

void TestTranslations::theMenusAreJapanese()
{
    loadTranslations(QStringLiteral("ja"));
    WindowFixture program;
    const auto *bar = program.window()->findChild<QMenuBar *>();
    QVERIFY(bar);

    QStringList texts;
    for (const QAction *menu : bar->actions()) {
        texts += menu->text();
        for (const QAction *action : menu->menu()->actions()) {
            if (!action->isSeparator())
                texts += action->text();
        }
    }

    QVERIFY(texts.size() > 20);
    for (const QString &text : texts)
        QVERIFY2(isJapanese(text), qPrintable(text));
}

void TestTranslations::oneImageIsNotWrittenAsSeveral_data()
{
    QTest::addColumn<QString>("language");

    QTest::newRow("English") << QStringLiteral("en");
    QTest::newRow("British English") << QStringLiteral("en_GB");
    QTest::newRow("a language that we do not have") << QStringLiteral("nl");
    QTest::newRow("no language at all") << QStringLiteral("C");
}

void TestTranslations::oneImageIsNotWrittenAsSeveral()
{
    QFETCH(QString, language);

    loadTranslations(language);

    QCOMPARE(formatting::images(1), QStringLiteral("1 image"));
    QCOMPARE(formatting::images(2), QStringLiteral("2 images"));
}

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
