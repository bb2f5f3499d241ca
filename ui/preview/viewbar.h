#pragma once

#include <QFrame>

class QCheckBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace hanga {

class ElidedLabel;
class IconLabel;

/// The bar over the picture: what is shown, and what can be done with it.
class ViewBar final : public QFrame
{
    Q_OBJECT

public:
    enum class State { Nothing, Live, Result, Failed };

    explicit ViewBar(QWidget *parent = nullptr);

    void showState(State state, const QString &detail); ///< \a detail: "image 2 of 4"; may be empty
    void setZoomText(const QString &text);              ///< "Fit 60 %"; empty without a picture
    void setPictureActions(bool possible);              ///< a picture that has a file is shown
    void setFollowNewest(bool follow);
    void setNewResults(int count); ///< 0 hides the badge

Q_SIGNALS:
    void followNewestChanged(bool follow); ///< by the person
    void newestRequested();                ///< the badge was pressed
    void fitRequested();
    void zoomRequested(double factor); ///< 1 is 100 %
    void copyRequested();
    void saveAsRequested();
    void showInFolderRequested();
    void fullScreenRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showZoom();
    QToolButton *iconButton(const char *name, const QString &iconName, const QString &text, void (ViewBar::*signal)());
    QPushButton *buildZoom();

    IconLabel *m_icon = nullptr;
    QLabel *m_word = nullptr;
    ElidedLabel *m_detail = nullptr;
    QToolButton *m_badge = nullptr;
    QCheckBox *m_follow = nullptr;
    QPushButton *m_zoom = nullptr;
    QToolButton *m_copy = nullptr;
    QToolButton *m_save = nullptr;
    QToolButton *m_folder = nullptr;
    QToolButton *m_full = nullptr;
};

} // namespace hanga
