#include "app/helptext.h"

#include <QCoreApplication>

namespace hanga {

QString helpText()
{
    return QCoreApplication::translate("CommandLine",
                                       "Usage:\n"
                                       "  hanga [FILE…]             the window; files are opened as if dropped\n"
                                       "  hanga --demo              the window, connected to the built-in demo\n"
                                       "  hanga generate [OPTIONS]  makes images without a window\n"
                                       "  hanga inspect FILE        says what is in a workflow or an image\n"
                                       "  hanga convert FILE        turns the editor's format into the API's\n"
                                       "  hanga serve-demo          runs the demo server alone and prints its URL\n"
                                       "  hanga --help | --version\n"
                                       "\n"
                                       "hanga generate:\n"
                                       "  --server URL              the ComfyUI to use (http://127.0.0.1:8188)\n"
                                       "  --demo                    the built-in demo instead\n"
                                       "  --workflow FILE           a workflow, or an image that carries one\n"
                                       "                            (a built-in text-to-image workflow)\n"
                                       "  --prompt TEXT             what the image shows\n"
                                       "  --negative TEXT           what it does not show\n"
                                       "  --seed N|random|keep      (random; keep with --workflow)\n"
                                       "  --set NODE.INPUT=JSON     sets any input; may be repeated\n"
                                       "  --image NODE.INPUT=FILE   uploads FILE and sets the input; may be repeated\n"
                                       "  --count N                 number of jobs, each with its own seed\n"
                                       "  --prompts FILE            a job for each prompt: one a line, or between\n"
                                       "                            lines of ---; a .csv has columns named prompt,\n"
                                       "                            negative, seed or NODE.INPUT\n"
                                       "  --wildcards DIR           __name__ in a prompt is a line of DIR/name.txt\n"
                                       "  --sweep NODE.INPUT=VALUES a job for each value: 5,6,8 or 1..10 or 5..8/0.5\n"
                                       "                            or * for all choices; prompt:cat=>dog,bird for\n"
                                       "                            other words; up to three times\n"
                                       "  --output DIR              where the images go (the pictures folder)\n"
                                       "  --json                    JSON lines on standard output, one an event\n"
                                       "  --timeout SECONDS         gives up after that time\n"
                                       "  --no-library              keeps no record of what was made\n"
                                       "\n"
                                       "hanga inspect FILE:\n"
                                       "  --object-info FILE        the node classes of a server, saved\n"
                                       "  --server URL              the node classes of this server\n"
                                       "  --json                    one JSON object\n"
                                       "\n"
                                       "hanga convert FILE:\n"
                                       "  --object-info FILE        the node classes of a server, saved\n"
                                       "  --server URL              the node classes of this server\n"
                                       "  -o, --output FILE         where the result goes (standard output)\n"
                                       "\n"
                                       "hanga serve-demo:\n"
                                       "  --port N                  (a free one)\n"
                                       "  --step-ms N               time of one sampling step\n"
                                       "\n"
                                       "Exit codes: 0 done, 1 a job failed, 2 wrong use or unreadable file,\n"
                                       "3 server not reached, 4 rejected, 5 timed out or lost, 6 cancelled.\n");
}

} // namespace hanga
