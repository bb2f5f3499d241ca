#pragma once

#include <QProgressBar>

namespace hanga {

/// A bar 4 px high without text. What it would say is told to screen readers as the value: "62 %, step 18 of 30".
class ProgressLine final : public QProgressBar
{
    Q_OBJECT

public:
    explicit ProgressLine(QWidget *parent = nullptr);

    /// A negative \a fraction: the length is unknown.
    void showProgress(double fraction, const QString &spoken);
    [[nodiscard]] const QString &spoken() const { return m_spoken; }

private:
    QString m_spoken;
};

} // namespace hanga
