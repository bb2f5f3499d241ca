#include "ui/preflight/problemcard.h"

#include "ui/preflight/choicebutton.h"
#include "ui/preflight/namefield.h"
#include "ui/preflight/placelink.h"
#include "ui/shared/icons.h"
#include "ui/shared/metrics.h"

#include <QButtonGroup>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace hanga {

namespace {

/// The value that \a fix sets, as its description has it.
QString valueOf(const Fix &fix)
{
    if (fix.edits.size() != 1)
        return {};
    const json::Value &value = fix.edits.first().second;
    return value.isString() ? value.toString() : QString::fromUtf8(value.text().data(), qsizetype(value.text().size()));
}

} // namespace

ProblemCard::ProblemCard(QWidget *parent) : PreflightCard(parent), m_apply(smallButton(tr("Apply")))
{
    connect(m_apply, &QPushButton::clicked, this, &ProblemCard::applyChoice);
    addButton(m_apply);
}

void ProblemCard::showBody()
{
    m_shown = item().first();
    delete m_group;
    m_group = new QButtonGroup(this);
    m_other = nullptr;
    m_names = nullptr;
    m_apply->setAccessibleName(tr("Apply to %1").arg(headline()));
    addPlace();
    addFixes();
    addNames();
    addOffers();
    const QList<QAbstractButton *> buttons = m_group->buttons();
    for (int i = 0; i < buttons.size(); ++i) {
        // The fixed form of the design paper; what the choice is comes as the description.
        buttons[i]->setAccessibleName(tr("%1, choice %2 of %3").arg(headline()).arg(i + 1).arg(buttons.size()));
        buttons[i]->setAccessibleDescription(buttons[i]->text().replace(QLatin1String("&&"), QLatin1String("&")));
    }
    m_apply->setVisible(!buttons.isEmpty());
}

void ProblemCard::addPlace()
{
    const InputRef at = m_shown.at;
    const QString text = placeText(m_shown);
    if (text.isEmpty())
        return;
    auto *place = new PlaceLink(text);
    connect(place, &QToolButton::clicked, this, [this, at] { Q_EMIT goToChosen(at); });
    body()->addWidget(place, 0, Qt::AlignLeft);
}

void ProblemCard::addFixes()
{
    bool isFirst = true;
    for (const Fix &fix : m_shown.fixes) {
        ChoiceButton *button =
            addChoice(MarkedText::in(fix.description, valueOf(fix)), fix.certain ? tr("Same file") : QString());
        m_group->setId(button, int(&fix - m_shown.fixes.constData()));
        if (fix.certain && isFirst) {
            button->setChecked(true);
            isFirst = false;
        }
    }
}

void ProblemCard::addNames()
{
    const QStringList names = m_shown.choices;
    if (names.isEmpty())
        return;
    const bool isOnly = m_shown.fixes.isEmpty();
    m_other = addChoice({isOnly ? tr("Choose one") : tr("Choose another"), 0, 0}, {});
    m_names = new NameField(names);
    m_names->setAccessibleName(tr("Another for %1").arg(headline()));
    connect(m_names, &NameField::edited, this, [this] {
        m_other->setChecked(true);
        updateApply();
    });
    connect(m_names, &NameField::entered, this, &ProblemCard::applyChoice);
    auto *row = new QHBoxLayout; // under the text of its button
    row->setContentsMargins(metrics::icon + metrics::grid, 0, 0, 0);
    row->addWidget(m_names);
    body()->addLayout(row);
}

void ProblemCard::addOffers()
{
    QPushButton *offer = nullptr;
    if (const UploadKind kind = uploadKind(m_shown); kind != UploadKind::Nothing) {
        const QString text = kind == UploadKind::Image   ? tr("Upload an image…")
                             : kind == UploadKind::Video ? tr("Upload a video…")
                                                         : tr("Upload audio…");
        offer = smallButton(text, QStringLiteral("upload"));
        connect(offer, &QPushButton::clicked, this, [this] { Q_EMIT uploadChosen(m_shown.at); });
    } else if (m_shown.kind == Problem::Kind::NeedsBrowser && !m_shown.at.node.isEmpty()) {
        offer = smallButton(tr("Switch this node off"));
        connect(offer, &QPushButton::clicked, this, [this] { Q_EMIT switchOffChosen(m_shown.at.node); });
    }
    if (!offer)
        return;
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, metrics::grid, 0, 0);
    row->addWidget(offer);
    row->addStretch(1);
    body()->addLayout(row);
}

ChoiceButton *ProblemCard::addChoice(const MarkedText &text, const QString &tag)
{
    auto *button = new ChoiceButton(text, tag);
    m_group->addButton(button);
    connect(button, &QAbstractButton::toggled, this, &ProblemCard::updateApply);
    if (body()->count() <= 1)
        body()->addSpacing(metrics::halfStep);
    body()->addWidget(button);
    return button;
}

void ProblemCard::rememberChoice()
{
    m_before = {};
    if (!m_group)
        return;
    m_before.edits = chosenEdits();
    m_before.isOther = m_other && m_other->isChecked();
    m_before.name = m_names ? m_names->currentText() : QString();
    const QList<QAbstractButton *> buttons = m_group->buttons();
    m_before.hasFocus = (m_names && m_names->hasFocus()) ||
                        std::ranges::any_of(buttons, [](const auto *button) { return button->hasFocus(); });
}

void ProblemCard::restoreChoice()
{
    if (m_names && !m_before.name.isEmpty())
        m_names->showName(m_before.name);
    if (m_before.isOther && m_other)
        m_other->setChecked(true);
    for (int i = 0; i < m_shown.fixes.size() && !m_before.isOther; ++i) {
        if (m_shown.fixes[i].edits == m_before.edits)
            m_group->button(i)->setChecked(true);
    }
    updateApply();
    if (!m_before.hasFocus)
        return;
    QWidget *target = m_group->checkedButton();
    if (m_before.isOther && m_names)
        target = m_names;
    if (!target && !m_group->buttons().isEmpty())
        target = m_group->buttons().first();
    if (target)
        target->setFocus(Qt::OtherFocusReason);
}

PreflightCard::Edits ProblemCard::chosenEdits() const
{
    if (m_other && m_other->isChecked()) {
        const QString name = m_names->chosen();
        return name.isEmpty() ? Edits() : Edits{{m_shown.at, json::Value(name)}};
    }
    const int index = m_group->checkedId();
    const QList<Fix> &fixes = m_shown.fixes;
    return index >= 0 && index < fixes.size() ? fixes[index].edits : Edits();
}

bool ProblemCard::isOverruled() const
{
    const Fix *certain = item().certainFix();
    return certain && m_group->checkedButton() && chosenEdits() != certain->edits;
}

void ProblemCard::updateApply()
{
    if (m_names) // as long as it is not wanted it would only make the list longer
        m_names->setVisible(m_shown.fixes.isEmpty() || m_other->isChecked());
    m_apply->setEnabled(!chosenEdits().isEmpty());
    Q_EMIT choiceChanged();
}

void ProblemCard::applyChoice()
{
    const Edits edits = m_group ? chosenEdits() : Edits();
    if (!edits.isEmpty() && !isFolded())
        Q_EMIT fixChosen(edits);
}

} // namespace hanga
