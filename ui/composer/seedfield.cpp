#include "ui/composer/seedfield.h"

#include "ui/composer/digits.h"
#include "ui/composer/seededit.h"
#include "ui/shared/icons.h"
#include "ui/shared/metrics.h"
#include "ui/shared/segmentedchoice.h"
#include "ui/shared/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace hanga {

namespace {

/// A link in a line of labels: no higher than they are, and flush with the edge.
class LinkButton final : public QToolButton
{
public:
    using QToolButton::QToolButton;
    [[nodiscard]] QSize sizeHint() const override
    {
        return {fontMetrics().horizontalAdvance(text()) + 2, fontMetrics().height() + 2};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
};

} // namespace

SeedField::SeedField(QAction *roll, QAction *useShown, QWidget *parent)
    : QWidget(parent), m_edit(new SeedEdit(roll, this)), m_modes(new SegmentedChoice(this)),
      m_useShown(new LinkButton(this)), m_note(new FieldNote(this)), m_label(new QLabel(tr("Seed"), this)),
      m_row(new QHBoxLayout)
{
    m_label->setBuddy(m_edit);
    m_edit->setObjectName(QStringLiteral("composerSeed"));
    m_edit->setAccessibleName(tr("Seed"));
    m_modes->setObjectName(QStringLiteral("composerSeedMode"));
    m_modes->setAccessibleName(tr("Seed mode"));
    addModes();
    build(useShown);
    connect(m_edit, &QLineEdit::textEdited, this, [this] {
        review();
        Q_EMIT edited();
    });
    connect(m_modes, &SegmentedChoice::chosen, this,
            [this](int index) { Q_EMIT modeChosen(static_cast<SeedMode>(index)); });
}

void SeedField::addModes()
{
    // In the order of SeedMode.
    m_modes->addChoice(tr("Random", "seed mode"), tr("Random", "seed mode"), tr("A new seed after each Generate"),
                       icon(QStringLiteral("shuffle")));
    m_modes->addChoice(tr("Keep", "seed mode"), tr("Keep", "seed mode"), tr("The same seed each time"),
                       icon(QStringLiteral("lock")));
    m_modes->addChoice(QStringLiteral("+1"), tr("Increment", "seed mode"), tr("The next higher seed each time"));
    m_modes->addChoice(QStringLiteral("−1"), tr("Decrement", "seed mode"), tr("The next lower seed each time"));
    showModesAsIcons(false);
    m_wordsWidth = m_modes->sizeHint().width();
}

void SeedField::build(QAction *useShown)
{
    m_useShown->setDefaultAction(useShown);
    m_useShown->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_useShown->setAccessibleName(useShown->text());
    m_useShown->setObjectName(QStringLiteral("composerUseShownSeed"));
    setRole(m_useShown, "link");

    auto *title = new QHBoxLayout;
    title->setSpacing(metrics::grid);
    title->addWidget(m_label);
    title->addStretch();
    title->addWidget(m_useShown);
    m_row->setSpacing(metrics::grid);
    m_row->addWidget(m_edit, 1);
    m_row->addWidget(m_modes);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(title);
    column->addSpacing(metrics::halfStep);
    column->addLayout(m_row);
    column->addWidget(m_note);
}

void SeedField::showText(const QString &text)
{
    if (m_edit->text() == text)
        return;
    m_edit->setText(text);
    review();
}

void SeedField::showMode(SeedMode mode)
{
    m_modes->setCurrent(static_cast<int>(mode));
}

QString SeedField::text() const
{
    return m_edit->text();
}

SeedMode SeedField::mode() const
{
    return static_cast<SeedMode>(m_modes->current());
}

std::optional<Seed> SeedField::seed() const
{
    const std::optional<Seed> typed = Seed::fromText(withPlainDigits(m_edit->text()));
    return typed && *typed <= m_largest ? typed : std::nullopt;
}

void SeedField::setLimits(bool hasSeeds, Seed largest)
{
    m_hasSeeds = hasSeeds;
    m_largest = largest;
    const QString reason = hasSeeds ? QString() : tr("This workflow has no seed");
    m_edit->setEnabled(hasSeeds);
    m_modes->setEnabled(hasSeeds);
    m_edit->setToolTip(reason);
    m_edit->setPlaceholderText(reason);
    review();
}

QSize SeedField::minimumSizeHint() const
{
    return {1, QWidget::minimumSizeHint().height()}; // the modes give way, see resizeEvent
}

void SeedField::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int whole = m_edit->sizeHint().width();
    showModesAsIcons(width() < whole + metrics::grid + m_wordsWidth);
    m_row->setSpacing(width() < whole + metrics::grid + m_modes->sizeHint().width() ? metrics::halfStep
                                                                                    : metrics::grid);
}

void SeedField::showModesAsIcons(bool asIcons)
{
    for (QToolButton *button : m_modes->findChildren<QToolButton *>()) {
        const bool hasIcon = !button->icon().isNull();
        button->setToolButtonStyle(asIcons && hasIcon ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextOnly);
    }
}

void SeedField::showProblem(FieldNote::Weight weight, const QString &sentence)
{
    setRole(m_edit, weight == FieldNote::Weight::Error ? "error" : "");
    m_edit->setAccessibleDescription(sentence);
    m_note->say(weight, sentence);
}

void SeedField::clearProblem()
{
    review();
}

QList<QWidget *> SeedField::stops() const
{
    QList<QWidget *> stops = {m_edit, m_edit->dice()};
    for (QToolButton *mode : m_modes->findChildren<QToolButton *>())
        stops.append(mode); // only the chosen one takes part
    stops.append(m_useShown);
    return stops;
}

void SeedField::review()
{
    const QString sentence = remark();
    if (!sentence.isEmpty()) {
        showProblem(FieldNote::Weight::Error, sentence);
        return;
    }
    setRole(m_edit, "");
    m_edit->setAccessibleDescription({});
    m_note->clear();
}

QString SeedField::remark() const
{
    if (!m_hasSeeds || seed())
        return {};
    const QString typed = withPlainDigits(m_edit->text()).trimmed();
    if (typed.startsWith(u'-'))
        return tr("Seeds start at 0. For a new one each time choose Random.");
    if (Seed::fromText(typed))
        return tr("This workflow takes seeds up to %1.").arg(m_largest.text());
    return tr("A seed is a whole number from 0 to %1.").arg(m_largest.text());
}

} // namespace hanga
