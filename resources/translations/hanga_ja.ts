<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>A1111Text</name>
    <message>
        <source>Not taken over, because the workflow has no place for it: %1</source>
        <translation>ワークフローに該当する項目がないため、引き継がれませんでした: %1</translation>
    </message>
    <message>
        <source>The model is taken to be the file “%1”.</source>
        <translation>モデルはファイル「%1」とみなしました。</translation>
    </message>
</context>
<context>
    <name>BlockText</name>
    <message>
        <source>Group without a title</source>
        <translation>名前のないグループ</translation>
    </message>
</context>
<context>
    <name>BlocksText</name>
    <message>
        <source>all of its nodes are off</source>
        <translation>すべてのノードがオフです</translation>
    </message>
</context>
<context>
    <name>CatalogText</name>
    <message>
        <source>its list of nodes is not an object</source>
        <translation>ノードの一覧がオブジェクトではありません</translation>
    </message>
    <message>
        <source>using the node list seen there on %1</source>
        <translation>このサーバーから %1 に取得したノードの一覧を使います</translation>
    </message>
    <message>
        <source>No server is named</source>
        <translation>サーバーが指定されていません</translation>
    </message>
    <message>
        <source>using the node list seen on %1</source>
        <translation>%1 に取得したノードの一覧を使います</translation>
    </message>
</context>
<context>
    <name>ChangesText</name>
    <message numerus="yes">
        <source>%n checkpoint(s)</source>
        <translation>
            <numerusform>チェックポイント%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n diffusion model(s)</source>
        <translation>
            <numerusform>拡散モデル%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n LoRA(s)</source>
        <translation>
            <numerusform>LoRA %n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n VAE(s)</source>
        <translation>
            <numerusform>VAE %n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ControlNet(s)</source>
        <translation>
            <numerusform>ControlNet %n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text encoder(s)</source>
        <translation>
            <numerusform>テキストエンコーダー%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sampler(s)</source>
        <translation>
            <numerusform>サンプラー%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>画像%n枚</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n choice(s) of “%1”</source>
        <translation>
            <numerusform>「%1」の選択肢%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message numerus="yes">
        <source>%n node class(es)</source>
        <translation>
            <numerusform>ノードクラス%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>New: %1.</source>
        <translation>追加: %1。</translation>
    </message>
    <message>
        <source>Gone: %1.</source>
        <translation>削除: %1。</translation>
    </message>
    <message>
        <source>Nothing new.</source>
        <translation>変更はありません。</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Usage:
  hanga [FILE…]             the window; files are opened as if dropped
  hanga --demo              the window, connected to the built-in demo
  hanga generate [OPTIONS]  makes images without a window
  hanga inspect FILE        says what is in a workflow or an image
  hanga convert FILE        turns the editor&apos;s format into the API&apos;s
  hanga serve-demo          runs the demo server alone and prints its URL
  hanga --help | --version

hanga generate:
  --server URL              the ComfyUI to use (http://127.0.0.1:8188)
  --demo                    the built-in demo instead
  --workflow FILE           a workflow, or an image that carries one
                            (a built-in text-to-image workflow)
  --prompt TEXT             what the image shows
  --negative TEXT           what it does not show
  --seed N|random|keep      (random; keep with --workflow)
  --set NODE.INPUT=JSON     sets any input; may be repeated
  --image NODE.INPUT=FILE   uploads FILE and sets the input; may be repeated
  --count N                 number of jobs, each with its own seed
  --prompts FILE            a job for each prompt: one a line, or between
                            lines of ---; a .csv has columns named prompt,
                            negative, seed or NODE.INPUT
  --wildcards DIR           __name__ in a prompt is a line of DIR/name.txt
  --sweep NODE.INPUT=VALUES a job for each value: 5,6,8 or 1..10 or 5..8/0.5
                            or * for all choices; prompt:cat=&gt;dog,bird for
                            other words; up to three times
  --output DIR              where the images go (the pictures folder)
  --json                    JSON lines on standard output, one an event
  --timeout SECONDS         gives up after that time
  --no-library              keeps no record of what was made

hanga inspect FILE:
  --object-info FILE        the node classes of a server, saved
  --server URL              the node classes of this server
  --json                    one JSON object

hanga convert FILE:
  --object-info FILE        the node classes of a server, saved
  --server URL              the node classes of this server
  -o, --output FILE         where the result goes (standard output)

hanga serve-demo:
  --port N                  (a free one)
  --step-ms N               time of one sampling step

Exit codes: 0 done, 1 a job failed, 2 wrong use or unreadable file,
3 server not reached, 4 rejected, 5 timed out or lost, 6 cancelled.
</source>
        <translation>使い方:
  hanga [FILE…]             ウィンドウを開く（ファイルはドロップと同じ扱い）
  hanga --demo              ウィンドウを開き、内蔵デモに接続する
  hanga generate [OPTIONS]  ウィンドウなしで画像を生成する
  hanga inspect FILE        ワークフローや画像の中身を表示する
  hanga convert FILE        エディターの形式を API の形式に変換する
  hanga serve-demo          デモサーバーだけを動かし、その URL を表示する
  hanga --help | --version

hanga generate:
  --server URL              使用する ComfyUI（http://127.0.0.1:8188）
  --demo                    代わりに内蔵デモを使う
  --workflow FILE           ワークフロー、またはそれを含む画像
                            （内蔵の「テキストから画像」ワークフロー）
  --prompt TEXT             画像に描くもの
  --negative TEXT           画像に描かないもの
  --seed N|random|keep      （random。--workflow を使うときは keep）
  --set NODE.INPUT=JSON     任意の入力を設定する。繰り返し可
  --image NODE.INPUT=FILE   FILE をアップロードして入力に設定する。繰り返し可
  --count N                 ジョブの数。シードはジョブごとに異なる
  --prompts FILE            プロンプトごとに 1 ジョブ。1 行に 1 件、または
                            --- の行で区切る。.csv の列名は prompt、
                            negative、seed または NODE.INPUT
  --wildcards DIR           プロンプト中の __name__ を DIR/name.txt の 1 行にする
  --sweep NODE.INPUT=VALUES 値ごとに 1 ジョブ。5,6,8、1..10、5..8/0.5、
                            または * ですべての選択肢。prompt:cat=&gt;dog,bird で
                            語を置き換える。3 回まで指定可
  --output DIR              画像の保存先（画像フォルダー）
  --json                    標準出力に JSON を 1 イベント 1 行で出力する
  --timeout SECONDS         この時間が過ぎたらあきらめる
  --no-library              生成したものを記録しない

hanga inspect FILE:
  --object-info FILE        保存しておいたサーバーのノードクラス
  --server URL              このサーバーのノードクラス
  --json                    JSON オブジェクト 1 個を出力する

hanga convert FILE:
  --object-info FILE        保存しておいたサーバーのノードクラス
  --server URL              このサーバーのノードクラス
  -o, --output FILE         結果の出力先（標準出力）

hanga serve-demo:
  --port N                  （空いているポート）
  --step-ms N               サンプリング 1 ステップの時間

終了コード: 0 完了、1 ジョブ失敗、2 使い方の誤りまたは読めないファイル、
3 サーバーに接続不可、4 拒否、5 時間切れまたは消失、6 キャンセル。
</translation>
    </message>
</context>
<context>
    <name>CommandLineText</name>
    <message>
        <source>convert takes one file</source>
        <translation>convert にはファイルを 1 つ指定します</translation>
    </message>
    <message>
        <source>write hanga convert FILE</source>
        <translation>hanga convert FILE と書いてください</translation>
    </message>
    <message>
        <source>convert needs the node classes of one server</source>
        <translation>convert には 1 つのサーバーのノードクラスが必要です</translation>
    </message>
    <message>
        <source>give --object-info FILE or --server URL</source>
        <translation>--object-info FILE または --server URL を指定してください</translation>
    </message>
    <message>
        <source>see “hanga --help”</source>
        <translation>「hanga --help」を参照してください</translation>
    </message>
    <message>
        <source>there is no option %1</source>
        <translation>%1 というオプションはありません</translation>
    </message>
    <message>
        <source>“%1” names no input</source>
        <translation>「%1」は入力を指していません</translation>
    </message>
    <message>
        <source>write --set NODE.INPUT=JSON</source>
        <translation>--set NODE.INPUT=JSON の形で書いてください</translation>
    </message>
    <message>
        <source>the value in “%1” is not JSON</source>
        <translation>「%1」の値は JSON ではありません</translation>
    </message>
    <message>
        <source>put texts into quotation marks: --set &apos;%1=&quot;text&quot;&apos;</source>
        <translation>テキストは引用符で囲んでください: --set &apos;%1=&quot;text&quot;&apos;</translation>
    </message>
    <message>
        <source>“%1” names no input and file</source>
        <translation>「%1」は入力とファイルを指していません</translation>
    </message>
    <message>
        <source>write --image NODE.INPUT=FILE</source>
        <translation>--image NODE.INPUT=FILE の形で書いてください</translation>
    </message>
    <message>
        <source>“%1” is no seed</source>
        <translation>「%1」はシードではありません</translation>
    </message>
    <message>
        <source>give a whole number from 0 to 18446744073709551615, random or keep</source>
        <translation>0 から 18446744073709551615 までの整数、random、keep のどれかを指定してください</translation>
    </message>
    <message>
        <source>“%1” is no number of images</source>
        <translation>「%1」は画像の枚数ではありません</translation>
    </message>
    <message>
        <source>give a whole number from 1 to %1</source>
        <translation>1 から %1 までの整数を指定してください</translation>
    </message>
    <message>
        <source>“%1” is no time</source>
        <translation>「%1」は時間ではありません</translation>
    </message>
    <message>
        <source>give a number of seconds above 0</source>
        <translation>0 より大きい秒数を指定してください</translation>
    </message>
    <message>
        <source>“%1” is one argument too many</source>
        <translation>引数「%1」は余分です</translation>
    </message>
    <message>
        <source>give the workflow as --workflow FILE</source>
        <translation>ワークフローは --workflow FILE で指定してください</translation>
    </message>
    <message>
        <source>--demo and --server exclude each other</source>
        <translation>--demo と --server は同時に指定できません</translation>
    </message>
    <message>
        <source>give one of them</source>
        <translation>どちらか一方を指定してください</translation>
    </message>
    <message>
        <source>%1 images with one seed would all be the same</source>
        <translation>シードが一つだけでは、%1枚の画像がすべて同じになります</translation>
    </message>
    <message>
        <source>add --seed random, or leave out --count</source>
        <translation>--seed random を付けるか、--count を省いてください</translation>
    </message>
    <message>
        <source>inspect takes one file</source>
        <translation>inspect に指定できるファイルは一つです</translation>
    </message>
    <message>
        <source>write hanga inspect FILE</source>
        <translation>hanga inspect FILE の形で書いてください</translation>
    </message>
    <message>
        <source>--object-info and --server exclude each other</source>
        <translation>--object-info と --server は同時に指定できません</translation>
    </message>
    <message>
        <source>“%1” is no port</source>
        <translation>「%1」はポートではありません</translation>
    </message>
    <message>
        <source>give a whole number from 0 to 65535</source>
        <translation>0 から 65535 までの整数を指定してください</translation>
    </message>
    <message>
        <source>give whole milliseconds from 0 to 60000</source>
        <translation>0 から 60000 までのミリ秒を整数で指定してください</translation>
    </message>
    <message>
        <source>there is no verb “%1”</source>
        <translation>「%1」というコマンドはありません</translation>
    </message>
</context>
<context>
    <name>ConversionNoteText</name>
    <message>
        <source>The class “%1” is unknown and has no inputs and outputs; it is left out.</source>
        <translation>クラス「%1」は不明で、入力も出力もありません。省かれます。</translation>
    </message>
    <message>
        <source>What “%1” is linked to is not in the file; the link is dropped.</source>
        <translation>「%1」の接続元がファイルにありません。接続は外されます。</translation>
    </message>
    <message>
        <source>It lost “%1”, because “%2” is muted or bypassed.</source>
        <translation>「%2」がミュートまたはバイパスされているため、「%1」が失われました。</translation>
    </message>
    <message>
        <source>The link of “%1” runs in a circle; it is dropped.</source>
        <translation>「%1」の接続が循環しています。接続は外されます。</translation>
    </message>
    <message>
        <source>The file does not say what is in the group “%1”; it is left out.</source>
        <translation>グループ「%1」の中身がファイルにありません。省かれます。</translation>
    </message>
    <message>
        <source>The subgraph “%1” holds itself, or lies too deep; it is left out.</source>
        <translation>サブグラフ「%1」は自身を含むか、深すぎます。省かれます。</translation>
    </message>
    <message>
        <source>The workflow has more than %1 nodes; the rest is left out.</source>
        <translation>ワークフローのノードが %1 個を超えています。残りは省かれます。</translation>
    </message>
    <message>
        <source>An earlier node has the same id; this one is left out.</source>
        <translation>同じ ID のノードが先にあります。こちらは省かれます。</translation>
    </message>
    <message>
        <source>Saved by another version of the class “%1”: “%2” has the value %3.</source>
        <translation>クラス「%1」の別の版で保存されています。「%2」の値は %3 です。</translation>
    </message>
    <message>
        <source>The file has no “%1”; the default %2 is used.</source>
        <translation>ファイルに「%1」がありません。既定値 %2 を使います。</translation>
    </message>
    <message>
        <source>The file has two values for “%1”; %2 is used.</source>
        <translation>ファイルに「%1」の値が二つあります。%2 を使います。</translation>
    </message>
    <message>
        <source>“%1” has the value that its subgraph shows; inside there is %2.</source>
        <translation>「%1」にはサブグラフに表示される値を使います。内側の値は %2 です。</translation>
    </message>
    <message>
        <source>It cannot be told which inputs the values of “%1” belong to; the inner values are used.</source>
        <translation>「%1」の値がどの入力のものか判別できません。内側の値を使います。</translation>
    </message>
    <message>
        <source>“%1” is filled by the web editor; the stored value is used.</source>
        <translation>「%1」はウェブエディターが入力する項目です。保存された値を使います。</translation>
    </message>
    <message>
        <source>“%1” has choices or comments, which are resolved for each image.</source>
        <translation>「%1」には選択肢またはコメントがあり、画像ごとに処理されます。</translation>
    </message>
    <message>
        <source>“%1” has placeholders, which are filled in for each image: %2.</source>
        <translation>「%1」にはプレースホルダーがあり、画像ごとに置き換えられます：%2。</translation>
    </message>
    <message>
        <source>Node %1: %2</source>
        <translation>ノード %1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n more note(s).</source>
        <translation>
            <numerusform>ほか %n 件の注記。</numerusform>
        </translation>
    </message>
    <message>
        <source>The server lacks the class “%1”; the node keeps its links, and the values that have a name.</source>
        <translation>サーバーにクラス「%1」がありません。ノードの接続と、名前のある値だけが残ります。</translation>
    </message>
    <message>
        <source>The inputs of the class “%1” are not known; these got their values by custom: %2.</source>
        <translation>クラス「%1」の入力は不明です。次の入力には慣例に従って値を割り当てました：%2。</translation>
    </message>
</context>
<context>
    <name>ConversionText</name>
    <message>
        <source>it has no list of nodes</source>
        <translation>ノードの一覧がありません</translation>
    </message>
    <message>
        <source>none of its nodes runs on a server</source>
        <translation>サーバーで動くノードがありません</translation>
    </message>
</context>
<context>
    <name>DisagreementText</name>
    <message>
        <source>%1 ran, but is off or missing on the canvas.</source>
        <translation>%1は実行されましたが、キャンバスではオフか、存在しません。</translation>
    </message>
    <message>
        <source>%1 is a %2 on the canvas.</source>
        <translation>%1は、キャンバスでは %2 です。</translation>
    </message>
    <message>
        <source>%1 did not run.</source>
        <translation>%1は実行されませんでした。</translation>
    </message>
    <message>
        <source>%1 (node %2)</source>
        <translation>「%1」（ノード %2）</translation>
    </message>
    <message>
        <source>%1, “%2”: %3 ran, the canvas has %4.</source>
        <translation>%1、「%2」: 実行時は%3、キャンバスでは%4。</translation>
    </message>
    <message>
        <source>%1, “%2”: nothing ran, the canvas has %3.</source>
        <translation>%1、「%2」: 実行時は値なし、キャンバスでは%3。</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>値なし</translation>
    </message>
    <message>
        <source>a link to node %1</source>
        <translation>ノード %1 への接続</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>there is no text in it</source>
        <translation>テキストがありません</translation>
    </message>
    <message>
        <source>the text is not UTF-8</source>
        <translation>テキストが UTF-8 ではありません</translation>
    </message>
    <message>
        <source>the text is UTF-16; save it as UTF-8</source>
        <translation>テキストが UTF-16 です。UTF-8 で保存し直してください</translation>
    </message>
    <message>
        <source>half of a surrogate pair stands alone</source>
        <translation>サロゲートペアの片方しかありません</translation>
    </message>
    <message>
        <source>text follows after the end of the document</source>
        <translation>文書の終わりの後にテキストが続いています</translation>
    </message>
    <message>
        <source>a text is not closed with a quotation mark</source>
        <translation>テキストが引用符で閉じられていません</translation>
    </message>
    <message>
        <source>a text contains a control character, which must be written as an escape</source>
        <translation>テキストに制御文字が含まれています。エスケープで書く必要があります</translation>
    </message>
    <message>
        <source>a number is malformed</source>
        <translation>数値の書き方が正しくありません</translation>
    </message>
    <message>
        <source>an escape in a text is malformed</source>
        <translation>テキスト内のエスケープが正しくありません</translation>
    </message>
    <message>
        <source>a comma or a closing bracket is missing</source>
        <translation>コンマまたは閉じ括弧がありません</translation>
    </message>
    <message>
        <source>a colon is missing after a name</source>
        <translation>名前の後にコロンがありません</translation>
    </message>
    <message>
        <source>a name in quotation marks is missing</source>
        <translation>引用符で囲んだ名前がありません</translation>
    </message>
    <message>
        <source>the document is too large</source>
        <translation>文書が大きすぎます</translation>
    </message>
    <message>
        <source>a value is missing or malformed</source>
        <translation>値がないか、正しくありません</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>キャンセルしました。</translation>
    </message>
    <message>
        <source>This is not valid JSON: line %1, column %2: %3.</source>
        <translation>正しい JSON ではありません。%1 行 %2 列: %3。</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>ファイル「%1」はありません。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>「%1」を読み込めません: %2。</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>「%1」は空です。</translation>
    </message>
    <message>
        <source>%1 has %2 MB; the limit for this kind of file is %3 MB.</source>
        <translation>「%1」は %2 MB あります。この種類のファイルの上限は %3 MB です。</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>「%1」に書き込めません: %2。</translation>
    </message>
    <message>
        <source>%1 is damaged: %2.</source>
        <translation>「%1」は壊れています: %2。</translation>
    </message>
    <message>
        <source>%1 is not a ComfyUI workflow: %2.</source>
        <translation>「%1」は ComfyUI のワークフローではありません: %2。</translation>
    </message>
    <message>
        <source>There is no workflow in %1.</source>
        <translation>「%1」にワークフローは含まれていません。</translation>
    </message>
    <message>
        <source>%1 was saved for the editor; a server cannot run this format.</source>
        <translation>「%1」はエディター用に保存されています。サーバーはこの形式を実行できません。</translation>
    </message>
    <message>
        <source>The workflow is broken: %1</source>
        <translation>ワークフローが壊れています: %1</translation>
    </message>
    <message>
        <source>The workflow has no %1 that could be set.</source>
        <translation>このワークフローには、設定できる%1がありません。</translation>
    </message>
    <message>
        <source>“%1” is not an address of a server.</source>
        <translation>「%1」はサーバーのアドレスではありません。</translation>
    </message>
    <message>
        <source>No server answers at %1: %2.</source>
        <translation>%1 で応答するサーバーがありません: %2。</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 は時間内に応答しませんでした。</translation>
    </message>
    <message>
        <source>The certificate of %1 was refused: %2.</source>
        <translation>%1 の証明書が拒否されました: %2。</translation>
    </message>
    <message>
        <source>%1 asks for a sign-in.</source>
        <translation>%1 はサインインを求めています。</translation>
    </message>
    <message>
        <source>%1 refuses this connection by its own rules.</source>
        <translation>%1 は自身の規則によりこの接続を拒否しています。</translation>
    </message>
    <message>
        <source>Something answers at %1, but it is not ComfyUI: %2.</source>
        <translation>%1 で応答がありますが、ComfyUI ではありません: %2。</translation>
    </message>
    <message>
        <source>%1 answered %3 with the status %2.</source>
        <translation>%1 は %3 に対してステータス %2 を返しました。</translation>
    </message>
    <message>
        <source>An answer of %1 could not be understood: %2.</source>
        <translation>%1 の応答を解釈できませんでした: %2。</translation>
    </message>
    <message>
        <source>An answer of %1 is larger than %2 MB.</source>
        <translation>%1 の応答が %2 MB を超えています。</translation>
    </message>
    <message>
        <source>%1 sent only %2 of %3 bytes.</source>
        <translation>%1 は %3 バイトのうち %2 バイトしか送信しませんでした。</translation>
    </message>
    <message>
        <source>The server refused the job: %1</source>
        <translation>サーバーがジョブを拒否しました: %1</translation>
    </message>
    <message>
        <source>%1 no longer has the file %2.</source>
        <translation>%1 にファイル「%2」はもうありません。</translation>
    </message>
    <message>
        <source>The job stopped at “%1”: %2: %3</source>
        <translation>ジョブが「%1」で停止しました: %2: %3</translation>
    </message>
    <message>
        <source>The job was lost: %1</source>
        <translation>ジョブが失われました: %1</translation>
    </message>
    <message>
        <source>Open the file in a text editor and look at that place, or export it again.</source>
        <translation>テキストエディターでその箇所を確認するか、もう一度エクスポートしてください。</translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <translation>名前とフォルダーを確認してください。</translation>
    </message>
    <message>
        <source>Check that you may read it.</source>
        <translation>読み取り権限があるか確認してください。</translation>
    </message>
    <message>
        <source>Get the file again from where it came.</source>
        <translation>元の場所からファイルを入手し直してください。</translation>
    </message>
    <message>
        <source>Check that it is the file you meant.</source>
        <translation>目的のファイルかどうか確認してください。</translation>
    </message>
    <message>
        <source>Check the free space and that you may write there.</source>
        <translation>空き容量と書き込み権限を確認してください。</translation>
    </message>
    <message>
        <source>Open a workflow exported with “Export (API)”, or an image that ComfyUI saved.</source>
        <translation>「Export (API)」で書き出したワークフローか、ComfyUI が保存した画像を開いてください。</translation>
    </message>
    <message>
        <source>In ComfyUI switch on Settings → Dev mode, then use Workflow → Export (API) and open that file.</source>
        <translation>ComfyUI で Settings → Dev mode を有効にし、Workflow → Export (API) で書き出したファイルを開いてください。</translation>
    </message>
    <message>
        <source>Mend it in ComfyUI and export it again.</source>
        <translation>ComfyUI で修正して、もう一度エクスポートしてください。</translation>
    </message>
    <message>
        <source>Leave it out, or name the input with --set NODE.INPUT=JSON.</source>
        <translation>指定を省くか、--set NODE.INPUT=JSON で入力を指定してください。</translation>
    </message>
    <message>
        <source>Type a name and a port, for example 127.0.0.1:8188.</source>
        <translation>名前とポートを入力してください。例: 127.0.0.1:8188</translation>
    </message>
    <message>
        <source>Check that ComfyUI is running and that the address is right.</source>
        <translation>ComfyUI が動作していること、アドレスが正しいことを確認してください。</translation>
    </message>
    <message>
        <source>Check the address, or use a server with a valid certificate.</source>
        <translation>アドレスを確認するか、有効な証明書を持つサーバーを使ってください。</translation>
    </message>
    <message>
        <source>Check the address and the sign-in of that server.</source>
        <translation>アドレスとサーバーのサインインを確認してください。</translation>
    </message>
    <message>
        <source>Use the same name for the server as it was started with, for example 127.0.0.1 for localhost.</source>
        <translation>サーバーの起動時と同じ名前を使ってください。例: localhost の代わりに 127.0.0.1</translation>
    </message>
    <message>
        <source>Check the port; ComfyUI uses 8188 by default.</source>
        <translation>ポートを確認してください。ComfyUI の既定は 8188 です。</translation>
    </message>
    <message>
        <source>Try again; if it stays, look at the server&apos;s log.</source>
        <translation>もう一度試してください。直らないときはサーバーのログを確認してください。</translation>
    </message>
    <message>
        <source>Mend the marked inputs and send it again.</source>
        <translation>印の付いた入力を修正して、もう一度送信してください。</translation>
    </message>
    <message>
        <source>Change the inputs of that node, or try again.</source>
        <translation>そのノードの入力を変えるか、もう一度試してください。</translation>
    </message>
    <message>
        <source>Send it again.</source>
        <translation>もう一度送信してください。</translation>
    </message>
    <message>
        <source>There is no wildcard “%1” in %2.</source>
        <translation>「%2」にワイルドカード「%1」はありません。</translation>
    </message>
    <message>
        <source>There is no wildcard “%1” in %2; there is %3.</source>
        <translation>「%2」にワイルドカード「%1」はありません。近い名前: %3。</translation>
    </message>
    <message>
        <source>The variations cannot be made: %1.</source>
        <translation>バリエーションを作成できません: %1。</translation>
    </message>
    <message>
        <source>%1 could not be written: the disk is full.</source>
        <translation>「%1」に書き込めませんでした: ディスクの空きがありません。</translation>
    </message>
    <message>
        <source>%1 is kept locked by another program.</source>
        <translation>「%1」は別のプログラムによってロックされています。</translation>
    </message>
    <message>
        <source>%1 was made by a newer Hanga.</source>
        <translation>「%1」は新しいバージョンの Hanga で作成されています。</translation>
    </message>
    <message>
        <source>%1 was damaged; what could still be read was kept. The damaged file is now %2.</source>
        <translation>「%1」が壊れていたため、読み取れた内容だけを残しました。壊れたファイルは「%2」に移しました。</translation>
    </message>
    <message>
        <source>%1 already has a file %2.</source>
        <translation>%1 にはファイル「%2」がすでにあります。</translation>
    </message>
    <message>
        <source>This job belongs to another Hanga that is running (process %1).</source>
        <translation>このジョブは、実行中の別の Hanga（プロセス %1）のものです。</translation>
    </message>
    <message>
        <source>Make some room and try again.</source>
        <translation>空き容量を増やして、もう一度試してください。</translation>
    </message>
    <message>
        <source>Replace it, or choose another name.</source>
        <translation>置き換えるか、別の名前を選んでください。</translation>
    </message>
    <message>
        <source>Close the other program and try again.</source>
        <translation>そのプログラムを終了して、もう一度試してください。</translation>
    </message>
    <message>
        <source>Install that version, or use another folder with HANGA_HOME.</source>
        <translation>そのバージョンをインストールするか、HANGA_HOME で別のフォルダーを指定してください。</translation>
    </message>
    <message>
        <source>Look through the queue for what is missing.</source>
        <translation>キューに足りないものがないか確認してください。</translation>
    </message>
    <message>
        <source>Use the window or the command that made it.</source>
        <translation>そのジョブを作ったウィンドウまたはコマンドで操作してください。</translation>
    </message>
</context>
<context>
    <name>FailureTexts</name>
    <message>
        <source>The job failed</source>
        <translation>ジョブが失敗しました</translation>
    </message>
    <message>
        <source>The graphics card ran out of memory</source>
        <translation>グラフィックカードのメモリーが不足しました</translation>
    </message>
    <message>
        <source>The job stopped at %1 (node %2, %3). Your settings and the queue are kept.</source>
        <translation>ジョブが「%1」（ノード %2、%3）で停止しました。設定とキューはそのままです。</translation>
    </message>
    <message>
        <source>The job stopped at %1</source>
        <translation>ジョブが「%1」で停止しました</translation>
    </message>
    <message>
        <source>Node %1, %2. Your settings and the queue are kept.</source>
        <translation>ノード %1、%2。設定とキューはそのままです。</translation>
    </message>
    <message>
        <source>The server refused the job</source>
        <translation>サーバーがジョブを拒否しました</translation>
    </message>
    <message>
        <source>It did not run: %1</source>
        <translation>実行されませんでした: %1</translation>
    </message>
    <message>
        <source>%1 (node %2): %3</source>
        <translation>「%1」（ノード %2）: %3</translation>
    </message>
    <message>
        <source>%1 (node %2), input %4: %3</source>
        <translation>「%1」（ノード %2）、入力 %4: %3</translation>
    </message>
    <message>
        <source>The job was lost</source>
        <translation>ジョブが失われました</translation>
    </message>
    <message>
        <source>%1 Your settings are kept; it can be sent again.</source>
        <translation>%1 設定はそのままなので、もう一度送信できます。</translation>
    </message>
    <message>
        <source>Workflow: %1</source>
        <translation>ワークフロー: %1</translation>
    </message>
    <message>
        <source>Server: %1</source>
        <translation>サーバー: %1</translation>
    </message>
</context>
<context>
    <name>Formatting</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 時間 %2 分</translation>
    </message>
    <message>
        <source>less than 1 s left</source>
        <translation>残り 1 秒未満</translation>
    </message>
    <message>
        <source>about %1 s left</source>
        <translation>残り約 %1 秒</translation>
    </message>
    <message>
        <source>%1–%2 s left</source>
        <translation>残り %1〜%2 秒</translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation>残り約 %1 分</translation>
    </message>
    <message>
        <source>%1–%2 min left</source>
        <translation>残り %1〜%2 分</translation>
    </message>
    <message>
        <source>about %1 h left</source>
        <translation>残り約 %1 時間</translation>
    </message>
    <message>
        <source>%1–%2 h left</source>
        <translation>残り %1〜%2 時間</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation>%1 kB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n枚</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>No. %1</source>
        <translation>%1番目</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>GeneratePlanText</name>
    <message>
        <source>it has no checkpoint that the built-in workflow could use.</source>
        <translation>内蔵のワークフローで使えるチェックポイントがありません。</translation>
    </message>
    <message>
        <source>prompt</source>
        <translation>プロンプト</translation>
    </message>
    <message>
        <source>negative prompt</source>
        <translation>ネガティブプロンプト</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>%1 Done: %2.</source>
        <translation>%1 実行：%2。</translation>
    </message>
    <message>
        <source>they would be more than %1 jobs</source>
        <translation>ジョブが %1 件を超えます</translation>
    </message>
    <message numerus="yes">
        <source>%1 It runs in each of %n jobs.</source>
        <translation>
            <numerusform>%1 %n件のジョブすべてで実行されます。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GenerateReportText</name>
    <message>
        <source>this output will not be made</source>
        <translation>この出力は生成されません</translation>
    </message>
    <message>
        <source>The server refused it: %1</source>
        <translation>サーバーが拒否しました: %1</translation>
    </message>
</context>
<context>
    <name>IncomingText</name>
    <message>
        <source>Dropped image</source>
        <translation>ドロップした画像</translation>
    </message>
    <message>
        <source>Pasted image</source>
        <translation>貼り付けた画像</translation>
    </message>
    <message>
        <source>Dropped text</source>
        <translation>ドロップしたテキスト</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>貼り付けたテキスト</translation>
    </message>
</context>
<context>
    <name>InspectionText</name>
    <message>
        <source>from node %1</source>
        <translation>ノード %1 から</translation>
    </message>
    <message>
        <source>%1: %2 [%3, node %4]</source>
        <translation>%1: %2［%3、ノード %4］</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>, length %1</source>
        <translation>、長さ %1</translation>
    </message>
    <message>
        <source>, batch of %1</source>
        <translation>、バッチ %1</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>サンプラー</translation>
    </message>
    <message numerus="yes">
        <source>%1: a workflow with %n node(s), ready for a server (%2)</source>
        <translation>
            <numerusform>%1: サーバーで実行できるワークフロー、%nノード（%2）</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: a workflow in the editor&apos;s format, which a server cannot run (%2)</source>
        <translation>%1: エディター形式のワークフロー、サーバーでは実行不可（%2）</translation>
    </message>
    <message>
        <source>%1: no workflow inside (%2)</source>
        <translation>%1: ワークフローなし（%2）</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>プロンプト</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>ネガティブプロンプト</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>%1 (without effect)</source>
        <translation>%1（効果なし）</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>Input file</source>
        <translation>入力ファイル</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>出力</translation>
    </message>
    <message>
        <source>Problem: %1</source>
        <translation>問題: %1</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>注記: %1</translation>
    </message>
</context>
<context>
    <name>JobTexts</name>
    <message>
        <source>on</source>
        <translation>オン</translation>
    </message>
    <message>
        <source>off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>Seed +1</source>
        <translation>シード +1</translation>
    </message>
    <message>
        <source>Seed −1</source>
        <translation>シード −1</translation>
    </message>
    <message>
        <source>Seed %1</source>
        <translation>シード %1</translation>
    </message>
    <message>
        <source>%1 %2 → %3</source>
        <translation>%1 %2 → %3</translation>
    </message>
    <message>
        <source>image %1 of %2</source>
        <translation>画像 %1 / %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1・%2</translation>
    </message>
    <message numerus="yes">
        <source>done, %n file(s) not stored</source>
        <translation>
            <numerusform>完了、未保存のファイル %n個</numerusform>
        </translation>
    </message>
    <message>
        <source>done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>done in %1</source>
        <translation>完了、%1</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>failed at %1</source>
        <translation>「%1」で失敗</translation>
    </message>
    <message>
        <source>refused by the server</source>
        <translation>サーバーが拒否</translation>
    </message>
    <message>
        <source>refused: %1</source>
        <translation>拒否: %1</translation>
    </message>
    <message>
        <source>refused: %1, %2</source>
        <translation>拒否: %1、%2</translation>
    </message>
    <message>
        <source>%1, step %2 of %3</source>
        <translation>%1、ステップ %2 / %3</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>開始中</translation>
    </message>
    <message>
        <source>New workflow</source>
        <translation>新しいワークフロー</translation>
    </message>
    <message>
        <source>Same again</source>
        <translation>前回と同じ</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>ほか%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>cancelling</source>
        <translation>キャンセル中</translation>
    </message>
    <message>
        <source>sent, but the server does not know it</source>
        <translation>送信済み、サーバーに記録なし</translation>
    </message>
    <message>
        <source>kept here until the server answers</source>
        <translation>サーバーの応答までこの端末に保存</translation>
    </message>
    <message>
        <source>kept here, the queue is paused</source>
        <translation>この端末に保存、キュー一時停止中</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>next in line</source>
        <translation>次に実行</translation>
    </message>
    <message>
        <source>place %1 in line</source>
        <translation>%1番目</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>送信中</translation>
    </message>
    <message>
        <source>%1, saving</source>
        <translation>%1、保存中</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>キャンセル済み</translation>
    </message>
    <message>
        <source>lost, the server does not know it</source>
        <translation>消失、サーバーに記録なし</translation>
    </message>
    <message>
        <source>Seed %1 → %2</source>
        <translation>シード %1 → %2</translation>
    </message>
    <message>
        <source>%1: added “%2”</source>
        <translation>%1：「%2」を追加</translation>
    </message>
    <message>
        <source>%1: without “%2”</source>
        <translation>%1：「%2」を削除</translation>
    </message>
    <message>
        <source>%1: “%2” → “%3”</source>
        <translation>%1：「%2」→「%3」</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>プロンプト</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>ネガティブプロンプト</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>input, node title</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Other nodes</source>
        <translation>ほかのノード</translation>
    </message>
</context>
<context>
    <name>Media</name>
    <message>
        <source>it is no media file</source>
        <translation>画像・音声・動画のファイルではありません</translation>
    </message>
</context>
<context>
    <name>MenuText</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近使ったファイル(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Connect to a server…</source>
        <translation>サーバーに接続(&amp;C)…</translation>
    </message>
    <message>
        <source>Open the &amp;demo</source>
        <translation>デモを開く(&amp;D)</translation>
    </message>
    <message>
        <source>Show the folder of &amp;images</source>
        <translation>画像フォルダーの表示(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Save images to…</source>
        <translation>画像の保存先(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;View full screen</source>
        <translation>全画面で表示(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Copy image</source>
        <translation>画像をコピー(&amp;C)</translation>
    </message>
    <message>
        <source>Save image &amp;as…</source>
        <translation>名前を付けて画像を保存(&amp;A)…</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>フォルダーに表示(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Details of the shown job…</source>
        <translation>表示中のジョブの詳細(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Remove finished jobs</source>
        <translation>完了したジョブの削除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>パネル(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Follow newest</source>
        <translation>最新を追う(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>テーマ(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>システム(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>ダーク(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>ライト(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>ハイコントラスト(&amp;H)</translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation>言語(&amp;A)</translation>
    </message>
    <message>
        <source>Window f&amp;ull screen</source>
        <translation>ウィンドウの全画面表示(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>レイアウトのリセット(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編集(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Image</source>
        <translation>画像(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>キュー(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;About Hanga</source>
        <translation>Hanga について(&amp;A)</translation>
    </message>
    <message>
        <source>Go to the &amp;error</source>
        <translation>エラーへ移動(&amp;E)</translation>
    </message>
    <message>
        <source>Open “&amp;Text to image”</source>
        <translation>「テキストから画像」を開く(&amp;T)</translation>
    </message>
    <message>
        <source>Save &amp;workflow as…</source>
        <translation>名前を付けてワークフローを保存(&amp;W)…</translation>
    </message>
    <message>
        <source>Save workflow to the ser&amp;ver…</source>
        <translation>サーバーにワークフローを保存(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Look again at what the server has</source>
        <translation>サーバーの内容を再取得(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Paste and open</source>
        <translation>貼り付けて開く(&amp;P)</translation>
    </message>
    <message>
        <source>Open &amp;from the server…</source>
        <translation>サーバーから開く(&amp;F)…</translation>
    </message>
</context>
<context>
    <name>OpeningText</name>
    <message>
        <source>The file wraps the workflow; its part “prompt” is used.</source>
        <translation>ワークフローはファイルの中に含まれています。「prompt」の部分を使用します。</translation>
    </message>
    <message>
        <source>The file wraps the workflow; its part “workflow” is used.</source>
        <translation>ワークフローはファイルの中に含まれています。「workflow」の部分を使用します。</translation>
    </message>
    <message>
        <source>it holds no text</source>
        <translation>テキストが含まれていません</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>フォルダーです</translation>
    </message>
    <message>
        <source>it is no ordinary file</source>
        <translation>通常のファイルではありません</translation>
    </message>
    <message>
        <source>The text of Stable Diffusion web UI is used: its values are in the built-in text-to-image workflow.</source>
        <translation>Stable Diffusion web UI のテキストを使用します。その値を内蔵の text-to-image ワークフローに設定しました。</translation>
    </message>
    <message>
        <source>No workflow was found in this file.</source>
        <translation>このファイルにワークフローは見つかりませんでした。</translation>
    </message>
    <message>
        <source>No workflow was found: files of this kind carry none.</source>
        <translation>ワークフローが見つかりませんでした。この種類のファイルには含まれません。</translation>
    </message>
    <message>
        <source>The text “%1” in the file is no workflow: %2</source>
        <translation>ファイル内のテキスト「%1」はワークフローではありません: %2</translation>
    </message>
    <message>
        <source>The text “%1” of Stable Diffusion web UI is used: its values are in the built-in text-to-image workflow.</source>
        <translation>Stable Diffusion web UI のテキスト「%1」を使用します。その値を内蔵の text-to-image ワークフローに設定しました。</translation>
    </message>
    <message>
        <source>The file holds the editor&apos;s workflow only (its part “%1”).</source>
        <translation>ファイルにはエディター用のワークフローしか含まれていません（「%1」の部分）。</translation>
    </message>
    <message>
        <source>The workflow that made this file is used (its part “%1”).</source>
        <translation>このファイルを生成したワークフローを使用します（「%1」の部分）。</translation>
    </message>
    <message>
        <source>The workflow that made this file is used (its part “%1”); the editor&apos;s workflow (“%2”) is kept with it.</source>
        <translation>このファイルを生成したワークフローを使用します（「%1」の部分）。エディター用のワークフロー（「%2」）も一緒に保持します。</translation>
    </message>
</context>
<context>
    <name>Png</name>
    <message>
        <source>it is no PNG image</source>
        <translation>PNG 画像ではありません</translation>
    </message>
</context>
<context>
    <name>PreflightFixText</name>
    <message>
        <source>Use the default, %1</source>
        <translation>既定値の%1を使う</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1を使う</translation>
    </message>
    <message>
        <source>Use “%1”</source>
        <translation>「%1」を使う</translation>
    </message>
    <message>
        <source>Take it out of the text</source>
        <translation>文から取り除く</translation>
    </message>
</context>
<context>
    <name>PreflightItemText</name>
    <message>
        <source>Image not on this server: %1</source>
        <translation>このサーバーにない画像: %1</translation>
    </message>
    <message>
        <source>Video not on this server: %1</source>
        <translation>このサーバーにない動画: %1</translation>
    </message>
    <message>
        <source>Audio not on this server: %1</source>
        <translation>このサーバーにない音声: %1</translation>
    </message>
    <message>
        <source>LoRA not on this server: %1</source>
        <translation>このサーバーにない LoRA: %1</translation>
    </message>
    <message>
        <source>VAE not on this server: %1</source>
        <translation>このサーバーにない VAE: %1</translation>
    </message>
    <message>
        <source>Model not on this server: %1</source>
        <translation>このサーバーにないモデル: %1</translation>
    </message>
    <message>
        <source>Not in the server’s list: %1</source>
        <translation>サーバーの一覧にない値: %1</translation>
    </message>
    <message>
        <source>Node type not installed: %1</source>
        <translation>未インストールのノード: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n node type(s) are not installed</source>
        <translation>
            <numerusform>%n種類のノードがインストールされていません</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node type(s) of %1 are not installed</source>
        <translation>
            <numerusform>「%1」のノード%n種類がインストールされていません</numerusform>
        </translation>
    </message>
    <message>
        <source>Needs a value or a connection: %1</source>
        <translation>値か接続が必要: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s), and each of them costs.</source>
        <translation>
            <numerusform>ジョブ%n件、それぞれに料金がかかります。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 × %n job(s)</source>
        <translation>
            <numerusform>%1 × %n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Which packs have them is not known.</source>
        <translation>どのノードパックに含まれるかは不明です。</translation>
    </message>
    <message>
        <source>Which pack has it is not known.</source>
        <translation>どのノードパックに含まれるかは不明です。</translation>
    </message>
    <message>
        <source>It belongs to %1.</source>
        <translation>「%1」に含まれています。</translation>
    </message>
    <message>
        <source>%1 · node %2</source>
        <translation>%1・ノード %2</translation>
    </message>
    <message>
        <source>%1 · %2 · node %3</source>
        <translation>%1・%2・ノード %3</translation>
    </message>
</context>
<context>
    <name>PreflightText</name>
    <message>
        <source>The server does not have “%1”.</source>
        <translation>サーバーに「%1」がありません。</translation>
    </message>
    <message>
        <source>%1 is too small: the smallest value is %2.</source>
        <translation>%1は小さすぎます。最小値は%2です。</translation>
    </message>
    <message>
        <source>%1 is too large: the largest value is %2.</source>
        <translation>%1は大きすぎます。最大値は%2です。</translation>
    </message>
    <message>
        <source>“%1” is not a value of the type %2.</source>
        <translation>「%1」は%2型の値ではありません。</translation>
    </message>
    <message>
        <source>The server does not know the class “%1”.</source>
        <translation>サーバーはクラス「%1」を知りません。</translation>
    </message>
    <message>
        <source>It needs a value or a connection.</source>
        <translation>値か接続が必要です。</translation>
    </message>
    <message>
        <source>Its value is a list that is no connection.</source>
        <translation>値が、接続ではないリストです。</translation>
    </message>
    <message>
        <source>It gets %1, but needs %2.</source>
        <translation>%1を受け取っていますが、必要なのは%2です。</translation>
    </message>
    <message>
        <source>No node of the workflow keeps or shows a result.</source>
        <translation>結果を保存または表示するノードがワークフローにありません。</translation>
    </message>
    <message>
        <source>This node does not load LoRAs named in its text: %1.</source>
        <translation>このノードは、文に書かれたLoRAを読み込みません：%1。</translation>
    </message>
    <message>
        <source>This node waits for a person in the web editor.</source>
        <translation>このノードは、ウェブエディターでの操作を待ちます。</translation>
    </message>
    <message>
        <source>“%1” (node %2): %3</source>
        <translation>「%1」（ノード%2）：%3</translation>
    </message>
    <message>
        <source>“%1” of “%2” (node %3): %4</source>
        <translation>「%2」（ノード%3）の「%1」：%4</translation>
    </message>
    <message>
        <source>The server does not know the class “%1” of the node pack “%2”.</source>
        <translation>サーバーはノードパック「%2」のクラス「%1」を知りません。</translation>
    </message>
    <message>
        <source>Each run spends credits. The price is not known here: see the server.</source>
        <translation>実行のたびにクレジットを消費します。料金はここではわかりません。サーバーで確認してください。</translation>
    </message>
    <message>
        <source>Each run spends credits: %1.</source>
        <translation>実行のたびにクレジットを消費します：%1。</translation>
    </message>
    <message>
        <source>The server refused it without a reason.</source>
        <translation>サーバーが理由を示さずに拒否しました。</translation>
    </message>
    <message>
        <source>The server says: %1</source>
        <translation>サーバーからのメッセージ：%1</translation>
    </message>
</context>
<context>
    <name>ProblemText</name>
    <message>
        <source>nodes wait for each other in a circle: %1.</source>
        <translation>ノードが循環して互いを待っています: %1。</translation>
    </message>
    <message>
        <source>input “%1” of “%2” (node %3) takes its value from node %4, which is not there.</source>
        <translation>「%2」（ノード %3）の入力「%1」が参照するノード %4 がありません。</translation>
    </message>
</context>
<context>
    <name>ProgressTexts</name>
    <message>
        <source>Sampling</source>
        <translation>サンプリング中</translation>
    </message>
    <message>
        <source>Decoding the image</source>
        <translation>画像をデコード中</translation>
    </message>
    <message>
        <source>Encoding the image</source>
        <translation>画像をエンコード中</translation>
    </message>
    <message>
        <source>Reading the prompt</source>
        <translation>プロンプトを解析中</translation>
    </message>
    <message>
        <source>Loading models</source>
        <translation>モデルを読み込み中</translation>
    </message>
    <message>
        <source>Writing the image</source>
        <translation>画像を書き出し中</translation>
    </message>
    <message>
        <source>Enlarging</source>
        <translation>拡大中</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>処理中</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>開始中</translation>
    </message>
    <message>
        <source>%1, step %2 of %3</source>
        <translation>%1 %2 / %3 ステップ</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>キャンセル中</translation>
    </message>
    <message>
        <source>Kept here</source>
        <translation>この端末に保存</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>送信中</translation>
    </message>
    <message>
        <source>Waiting, place %1 in line</source>
        <translation>待機中、%1番目</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Saving the images</source>
        <translation>画像を保存中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Refused by the server</source>
        <translation>サーバーが拒否</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>キャンセル済み</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>消失</translation>
    </message>
    <message>
        <source>node %1 of %2</source>
        <translation>ノード %1 / %2</translation>
    </message>
    <message>
        <source>image %1 of %2</source>
        <translation>画像 %1 / %2</translation>
    </message>
    <message>
        <source> · </source>
        <translation>・</translation>
    </message>
</context>
<context>
    <name>PromptTableText</name>
    <message>
        <source>line %1 has more cells than there are columns</source>
        <translation>%1 行目のセルが列の数より多くあります</translation>
    </message>
    <message>
        <source>a quotation mark in line %1 is not closed</source>
        <translation>%1 行目の引用符が閉じられていません</translation>
    </message>
    <message>
        <source>it has more than %1 prompts</source>
        <translation>プロンプトが %1 個を超えています</translation>
    </message>
</context>
<context>
    <name>PromptText</name>
    <message>
        <source>the wildcards of a prompt lead on and on</source>
        <translation>プロンプトのワイルドカードが際限なく続いています</translation>
    </message>
</context>
<context>
    <name>QueueSection</name>
    <message>
        <source>Needs you</source>
        <translation>要対応</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>保留中</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完了</translation>
    </message>
</context>
<context>
    <name>ServeDemo</name>
    <message>
        <source>the port %1 cannot be used</source>
        <translation>ポート %1 は使用できません</translation>
    </message>
    <message>
        <source>choose another one with --port</source>
        <translation>--port で別のポートを指定してください</translation>
    </message>
</context>
<context>
    <name>ServerStatus</name>
    <message>
        <source>%1: connection lost</source>
        <translation>%1: 接続切れ</translation>
    </message>
    <message>
        <source>%1: nothing answers</source>
        <translation>%1: 応答なし</translation>
    </message>
    <message>
        <source>%1: stopped answering</source>
        <translation>%1: 応答停止</translation>
    </message>
    <message>
        <source>%1: certificate refused</source>
        <translation>%1: 証明書を拒否</translation>
    </message>
    <message>
        <source>%1: asks for a sign-in</source>
        <translation>%1: サインインが必要</translation>
    </message>
    <message>
        <source>%1: blocked by the server</source>
        <translation>%1: サーバーが接続を拒否</translation>
    </message>
    <message>
        <source>%1: not a ComfyUI</source>
        <translation>%1: ComfyUI 以外のサーバー</translation>
    </message>
    <message>
        <source>%1: not connected</source>
        <translation>%1: 未接続</translation>
    </message>
    <message>
        <source>Built-in demo</source>
        <translation>内蔵デモ</translation>
    </message>
    <message>
        <source>No server</source>
        <translation>サーバーなし</translation>
    </message>
    <message>
        <source>%1: connecting, try %2</source>
        <translation>%1: 接続中、%2回目</translation>
    </message>
    <message>
        <source>%1: connecting</source>
        <translation>%1: 接続中</translation>
    </message>
    <message>
        <source>%1: connected</source>
        <translation>%1: 接続済み</translation>
    </message>
</context>
<context>
    <name>Startup</name>
    <message>
        <source>there is no display for the window</source>
        <translation>ウィンドウを表示するディスプレイがありません</translation>
    </message>
    <message>
        <source>use “hanga generate”, which needs none</source>
        <translation>ディスプレイが不要な「hanga generate」を使ってください</translation>
    </message>
</context>
<context>
    <name>SweepText</name>
    <message>
        <source>“%1” has more than %2 values</source>
        <translation>「%1」の値が %2 個を超えています</translation>
    </message>
    <message>
        <source>“%1” is no list of values</source>
        <translation>「%1」は値のリストではありません</translation>
    </message>
    <message>
        <source>“%1” is no range, such as 1..10 or 5..8/0.5</source>
        <translation>「%1」は 1..10 や 5..8/0.5 のような範囲ではありません</translation>
    </message>
    <message>
        <source>%1.%2 has no choices</source>
        <translation>%1.%2 に選択肢がありません</translation>
    </message>
    <message>
        <source>“prompt:%1” is not of the form prompt:cat=&gt;dog,bird</source>
        <translation>「prompt:%1」は prompt:cat=&gt;dog,bird の形ではありません</translation>
    </message>
    <message>
        <source>no prompt has “%1” in it</source>
        <translation>「%1」を含むプロンプトがありません</translation>
    </message>
    <message>
        <source>“%1” is not of the form NODE.INPUT=1,2,3</source>
        <translation>「%1」は NODE.INPUT=1,2,3 の形ではありません</translation>
    </message>
</context>
<context>
    <name>TextFileText</name>
    <message>
        <source>it is no text in UTF-8</source>
        <translation>UTF-8 のテキストではありません</translation>
    </message>
</context>
<context>
    <name>VariationPlanText</name>
    <message>
        <source>more than %1 parameters are swept</source>
        <translation>変化させるパラメーターが %1 個を超えています</translation>
    </message>
    <message>
        <source>they would be more than %1 jobs</source>
        <translation>ジョブが %1 件を超えます</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>24 jobs: 3 × 4 × 2</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name: value</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>VariationText</name>
    <message>
        <source>input “%1”</source>
        <translation>入力「%1」</translation>
    </message>
    <message>
        <source>“%1” is no whole number for %2</source>
        <translation>「%1」は %2 に使える整数ではありません</translation>
    </message>
    <message>
        <source>“%1” is no number for %2</source>
        <translation>「%1」は %2 に使える数値ではありません</translation>
    </message>
    <message>
        <source>“%1” is neither true nor false for %2</source>
        <translation>%2 に使えるのは true か false で、「%1」は使えません</translation>
    </message>
    <message>
        <source>“%1” is no choice of %2</source>
        <translation>「%1」は %2 の選択肢にありません</translation>
    </message>
    <message>
        <source>prompts</source>
        <translation>プロンプト</translation>
    </message>
</context>
<context>
    <name>WildcardText</name>
    <message>
        <source>the wildcards lead back to themselves: %1</source>
        <translation>ワイルドカードが循環しています: %1</translation>
    </message>
</context>
<context>
    <name>WorkflowText</name>
    <message>
        <source>it holds only null</source>
        <translation>null しか含まれていません</translation>
    </message>
    <message>
        <source>it holds only true or false</source>
        <translation>true または false しか含まれていません</translation>
    </message>
    <message>
        <source>it holds only a number</source>
        <translation>数値しか含まれていません</translation>
    </message>
    <message>
        <source>it holds only a text</source>
        <translation>テキストしか含まれていません</translation>
    </message>
    <message>
        <source>it holds a list, not nodes by their ids</source>
        <translation>ID ごとのノードではなく、リストが入っています</translation>
    </message>
    <message>
        <source>it holds no nodes</source>
        <translation>ノードが含まれていません</translation>
    </message>
    <message>
        <source>its entry “%1” is no node</source>
        <translation>項目「%1」はノードではありません</translation>
    </message>
    <message numerus="yes">
        <source>%n more link(s) lead nowhere.</source>
        <translation>
            <numerusform>ほかに行き先のないリンクが%n本あります。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hanga::App</name>
    <message>
        <source>The language changes at the next start.</source>
        <translation>言語は次回の起動時に切り替わります。</translation>
    </message>
    <message>
        <source>Save images to</source>
        <translation>画像の保存先</translation>
    </message>
    <message>
        <source>About Hanga</source>
        <translation>Hanga について</translation>
    </message>
    <message>
        <source>Hanga %1</source>
        <translation>Hanga %1</translation>
    </message>
    <message>
        <source>A desktop client of ComfyUI.
Licence: GPL-3.0-or-later.
Icons: Lucide, ISC licence, in part MIT.
Qt %1</source>
        <translation>ComfyUI のデスクトップクライアントです。
ライセンス: GPL-3.0-or-later
アイコン: Lucide（ISC ライセンス、一部 MIT）
Qt %1</translation>
    </message>
    <message>
        <source>Quit Hanga</source>
        <translation>Hanga の終了</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) have not finished.</source>
        <translation>
            <numerusform>終わっていないジョブが%n件あります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>終了しない</translation>
    </message>
    <message>
        <source>What was not sent is kept and goes on at the next start. What the server already has goes on there, and its images are fetched at the next start.</source>
        <translation>未送信のジョブは保存され、次回の起動時に再開します。送信済みのジョブはサーバーで続行され、画像は次回の起動時に取得されます。</translation>
    </message>
    <message>
        <source>What was not sent is lost, and the images that are still being made are not kept.</source>
        <translation>未送信のジョブは失われ、生成中の画像は保存されません。</translation>
    </message>
</context>
<context>
    <name>hanga::BlocksSection</name>
    <message>
        <source>Blocks</source>
        <translation>ブロック</translation>
    </message>
    <message>
        <source>Switch group %1</source>
        <comment>title of a group</comment>
        <translation>グループ「%1」の切り替え</translation>
    </message>
    <message>
        <source>Switch %1, node %2</source>
        <comment>title of a node, its number</comment>
        <translation>「%1」（ノード %2）の切り替え</translation>
    </message>
    <message>
        <source>Switch %1</source>
        <comment>title of a node</comment>
        <translation>「%1」の切り替え</translation>
    </message>
    <message numerus="yes">
        <source>Group of %n node(s)</source>
        <translation>
            <numerusform>%nノードのグループ</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, node %2</source>
        <comment>class, number</comment>
        <translation>%1、ノード %2</translation>
    </message>
    <message>
        <source>%1 of %2 on</source>
        <translation>オン %1 / %2</translation>
    </message>
</context>
<context>
    <name>hanga::ChoiceField</name>
    <message>
        <source>This server has none.</source>
        <translation>このサーバーには一つもありません。</translation>
    </message>
    <message>
        <source>Not on this server.</source>
        <translation>このサーバーにはありません。</translation>
    </message>
</context>
<context>
    <name>hanga::Collector</name>
    <message>
        <source>the server knows it no more, and no image of it was named.</source>
        <translation>サーバーに記録が残っておらず、画像の名前も得られませんでした。</translation>
    </message>
</context>
<context>
    <name>hanga::ComposerActions</name>
    <message>
        <source>%1 (%2)</source>
        <comment>action, key</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Open workflow…</source>
        <translation>ワークフローを開く…</translation>
    </message>
    <message>
        <source>Roll new seed</source>
        <translation>新しいシード</translation>
    </message>
    <message>
        <source>Use seed of shown image</source>
        <translation>表示中の画像のシードを使う</translation>
    </message>
    <message>
        <source>Cancel job</source>
        <translation>ジョブのキャンセル</translation>
    </message>
    <message>
        <source>Go to prompt</source>
        <translation>プロンプトへ移動</translation>
    </message>
    <message>
        <source>Go to negative prompt</source>
        <translation>ネガティブプロンプトへ移動</translation>
    </message>
    <message>
        <source>Resume queue</source>
        <translation>キューの再開</translation>
    </message>
    <message>
        <source>Pause queue</source>
        <translation>キューの一時停止</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>設定を検索</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>やり直す</translation>
    </message>
</context>
<context>
    <name>hanga::ComposerForm</name>
    <message>
        <source>Negative prompt</source>
        <translation>ネガティブプロンプト</translation>
    </message>
    <message>
        <source>Swap width and height</source>
        <translation>幅と高さの入れ替え</translation>
    </message>
    <message>
        <source>Show negative prompt</source>
        <translation>ネガティブプロンプトの表示</translation>
    </message>
    <message>
        <source>Describe the picture</source>
        <translation>描きたい画像の説明</translation>
    </message>
    <message>
        <source>No prompt in this workflow</source>
        <translation>このワークフローにプロンプトはありません</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>枚数</translation>
    </message>
</context>
<context>
    <name>hanga::ComposerPane</name>
    <message>
        <source>Number of images</source>
        <translation>画像の枚数</translation>
    </message>
    <message>
        <source>No job is running or waiting here</source>
        <translation>実行中または待機中のジョブはありません</translation>
    </message>
    <message>
        <source>No image with a known seed is shown</source>
        <translation>シードがわかる画像は表示されていません</translation>
    </message>
    <message>
        <source>opens a workflow first</source>
        <translation>先にワークフローを開く</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to fix</source>
        <translation>
            <numerusform>要修正%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>held until connected</source>
        <translation>接続まで保留</translation>
    </message>
    <message>
        <source>held until resumed</source>
        <translation>再開まで保留</translation>
    </message>
    <message>
        <source>%1 · held until connected</source>
        <comment>4 images</comment>
        <translation>%1・接続まで保留</translation>
    </message>
    <message>
        <source>%1 · held until resumed</source>
        <comment>4 images</comment>
        <translation>%1・再開まで保留</translation>
    </message>
    <message>
        <source>%1 · joins the queue</source>
        <comment>4 images</comment>
        <translation>%1・キューに追加</translation>
    </message>
    <message>
        <source>Open one, or drop it here</source>
        <translation>開くか、ここにドロップ</translation>
    </message>
    <message>
        <source>No workflow</source>
        <translation>ワークフローなし</translation>
    </message>
    <message>
        <source>reading</source>
        <comment>workflow</comment>
        <translation>読み込み中</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%nノード</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>11 nodes, ready</comment>
        <translation>%1・%2</translation>
    </message>
    <message>
        <source>API workflow · %1 · %2</source>
        <comment>11 nodes, ready</comment>
        <translation>API ワークフロー・%1・%2</translation>
    </message>
</context>
<context>
    <name>hanga::ConnectionStatus</name>
    <message>
        <source>Server version</source>
        <translation>サーバーのバージョン</translation>
    </message>
    <message>
        <source>Queue summary</source>
        <translation>キューの概要</translation>
    </message>
    <message>
        <source>Save folder</source>
        <translation>保存先フォルダー</translation>
    </message>
    <message>
        <source>Video memory</source>
        <translation>ビデオメモリー</translation>
    </message>
    <message>
        <source>Video memory in use</source>
        <translation>ビデオメモリーの使用量</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>ComfyUI %1</source>
        <translation>ComfyUI %1</translation>
    </message>
    <message>
        <source>VRAM %1 of %2</source>
        <translation>VRAM %1 / %2</translation>
    </message>
    <message>
        <source>Saving to %1</source>
        <translation>保存先: %1</translation>
    </message>
</context>
<context>
    <name>hanga::ExportHelp</name>
    <message>
        <source>Hanga runs it as soon as it has seen a server once, because only a server knows its nodes. The file opens by itself then. Without a server, export it the other way:</source>
        <translation>ノードの情報はサーバーにしかないため、Hanga が一度サーバーに接続すれば実行できるようになり、ファイルは自動で開きます。サーバーがない場合は、次の方法で書き出してください:</translation>
    </message>
    <message>
        <source>In ComfyUI open the Settings.</source>
        <translation>ComfyUI で Settings を開きます。</translation>
    </message>
    <message>
        <source>Switch “Dev mode” on.</source>
        <translation>「Dev mode」をオンにします。</translation>
    </message>
    <message>
        <source>Choose Workflow → Export (API), and open that file here.</source>
        <translation>Workflow → Export (API) で書き出し、そのファイルをここで開きます。</translation>
    </message>
    <message>
        <source>Connect to a server…</source>
        <translation>サーバーに接続…</translation>
    </message>
    <message>
        <source>Open another file…</source>
        <translation>別のファイルを開く…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>This file was saved for the editor</source>
        <translation>このファイルはエディター用に保存されています</translation>
    </message>
    <message>
        <source>“%1” was saved for the editor</source>
        <translation>「%1」はエディター用に保存されています</translation>
    </message>
</context>
<context>
    <name>hanga::FailureCard</name>
    <message>
        <source>Error</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Error details</source>
        <translation>エラーの詳細</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Retry unchanged</source>
        <translation>そのまま再試行</translation>
    </message>
    <message>
        <source>Show traceback</source>
        <translation>トレースバックの表示</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>詳細をコピー</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
</context>
<context>
    <name>hanga::FieldEditor</name>
    <message>
        <source>changed</source>
        <comment>a value, since the file was opened</comment>
        <translation>変更あり</translation>
    </message>
    <message>
        <source>%1 Changed.</source>
        <comment>sentence about a value</comment>
        <translation>%1 変更あり。</translation>
    </message>
</context>
<context>
    <name>hanga::FieldLabel</name>
    <message>
        <source>%1, %2</source>
        <comment>node title, input</comment>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>リセット</translation>
    </message>
    <message>
        <source>%1 •</source>
        <comment>name of a changed value</comment>
        <translation>%1 •</translation>
    </message>
</context>
<context>
    <name>hanga::FormField</name>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>サンプラー</translation>
    </message>
    <message>
        <source>Scheduler</source>
        <translation>スケジューラー</translation>
    </message>
    <message>
        <source>Denoise</source>
        <translation>ノイズ除去</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>幅</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高さ</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>長さ</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>バッチサイズ</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>node title, input</comment>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>%1, node %2</source>
        <comment>node title, its number</comment>
        <translation>%1、ノード %2</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <comment>prompt, node title</comment>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <comment>prompt, number, node title</comment>
        <translation>%1 %2: %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>setting, node title</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2, node %3</source>
        <comment>setting, node title, its number</comment>
        <translation>%1: %2、ノード %3</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>プロンプト</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>ネガティブプロンプト</translation>
    </message>
</context>
<context>
    <name>hanga::GalleryModel</name>
    <message>
        <source>Damaged</source>
        <translation>破損</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <comment>path and size</comment>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>Image %1: %2, damaged</source>
        <comment>place, file name</comment>
        <translation>画像 %1: %2、破損</translation>
    </message>
    <message>
        <source>Image %1: %2</source>
        <comment>place, file name</comment>
        <translation>画像 %1: %2</translation>
    </message>
    <message>
        <source>Image %1: %2, %3</source>
        <comment>place, file name, size</comment>
        <translation>画像 %1: %2、%3</translation>
    </message>
</context>
<context>
    <name>hanga::GalleryPane</name>
    <message>
        <source>Gallery</source>
        <translation>ギャラリー</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Use these settings</source>
        <translation>この設定を使う</translation>
    </message>
    <message>
        <source>What you make in this session appears here</source>
        <translation>今回生成した画像がここに表示されます</translation>
    </message>
    <message numerus="yes">
        <source>This session · %n image(s)</source>
        <translation>
            <numerusform>今回・%n枚</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hanga::GenerateBar</name>
    <message>
        <source>Pause</source>
        <comment>button</comment>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>button</comment>
        <translation>キャンセル</translation>
    </message>
</context>
<context>
    <name>hanga::GenerateCommand</name>
    <message>
        <source>it is no folder one may write to</source>
        <translation>書き込めるフォルダーではありません</translation>
    </message>
    <message>
        <source>Text to image</source>
        <translation>テキストから画像</translation>
    </message>
    <message>
        <source>it went away</source>
        <translation>応答しなくなりました</translation>
    </message>
    <message>
        <source>it was sent, but the server does not know it.</source>
        <translation>送信しましたが、サーバーが認識していません。</translation>
    </message>
    <message>
        <source>it was not done within %1 s.</source>
        <translation>%1 秒以内に完了しませんでした。</translation>
    </message>
</context>
<context>
    <name>hanga::ImageView</name>
    <message>
        <source>Your picture appears here</source>
        <translation>画像がここに表示されます</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>プレビュー</translation>
    </message>
    <message>
        <source>Fit %1 %</source>
        <translation>全体 %1 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>hanga::InputUpload</name>
    <message>
        <source>Choose a file for the server</source>
        <translation>サーバーに送るファイルの選択</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
</context>
<context>
    <name>hanga::JobDelegate</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1・%2</translation>
    </message>
    <message>
        <source>Cancel job</source>
        <translation>ジョブのキャンセル</translation>
    </message>
    <message>
        <source>Remove job</source>
        <translation>ジョブの削除</translation>
    </message>
    <message>
        <source>Retry job</source>
        <translation>ジョブの再試行</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>hanga::JobDetails</name>
    <message>
        <source>Job details</source>
        <translation>ジョブの詳細</translation>
    </message>
    <message>
        <source>Workflow</source>
        <translation>ワークフロー</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>ジョブ</translation>
    </message>
    <message>
        <source>prompt_id</source>
        <translation>prompt_id</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>sid</source>
        <translation>sid</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>作成</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>送信</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Copy prompt_id</source>
        <translation>prompt_id をコピー</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>出力</translation>
    </message>
    <message>
        <source>Show traceback</source>
        <translation>トレースバックの表示</translation>
    </message>
    <message>
        <source>Error details</source>
        <translation>エラーの詳細</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>すべてコピー</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>%1: not stored. %2</source>
        <translation>%1: 未保存。%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>出力</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>エラー</translation>
    </message>
</context>
<context>
    <name>hanga::JobTile</name>
    <message>
        <source>Follow %1 on %2</source>
        <translation>%2 の「%1」を追跡</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1・%2</translation>
    </message>
</context>
<context>
    <name>hanga::JobTiles</name>
    <message>
        <source>Running jobs</source>
        <translation>実行中のジョブ</translation>
    </message>
</context>
<context>
    <name>hanga::Journal</name>
    <message>
        <source>The queue is paused: its journal cannot be written. %1</source>
        <translation>キューの記録を書き込めないため、キューを一時停止しました。%1</translation>
    </message>
    <message>
        <source>What is in the queue stays there while Hanga runs. %1</source>
        <translation>キューの内容は Hanga の実行中は保たれます。%1</translation>
    </message>
</context>
<context>
    <name>hanga::Lane</name>
    <message>
        <source>the server knows it neither in its queue nor in its history.</source>
        <translation>サーバーのキューにも履歴にもありません。</translation>
    </message>
</context>
<context>
    <name>hanga::MainWindow</name>
    <message>
        <source>Menu</source>
        <translation>メニュー</translation>
    </message>
    <message>
        <source>Gallery and queue</source>
        <translation>ギャラリーとキュー</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>ギャラリー</translation>
    </message>
    <message>
        <source>&amp;Composer</source>
        <translation>作成(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Gallery</source>
        <translation>ギャラリー(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>キュー(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Messages of the server</source>
        <translation>サーバーのメッセージ(&amp;M)</translation>
    </message>
    <message>
        <source>Hanga</source>
        <translation>Hanga</translation>
    </message>
    <message>
        <source>%1[*] — Hanga</source>
        <translation>%1[*] — Hanga</translation>
    </message>
    <message>
        <source>%1 % · %2</source>
        <translation>%1 %・%2</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>キュー</translation>
    </message>
    <message>
        <source>Drop a workflow or an image made by ComfyUI to open it</source>
        <translation>ワークフロー、または ComfyUI で生成した画像をドロップすると開きます</translation>
    </message>
    <message>
        <source>&amp;Problems of the workflow</source>
        <translation>ワークフローの問題(&amp;P)</translation>
    </message>
</context>
<context>
    <name>hanga::MessagesModel</name>
    <message>
        <source>Time</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
</context>
<context>
    <name>hanga::MessagesPanel</name>
    <message>
        <source>Messages</source>
        <translation>メッセージ</translation>
    </message>
    <message>
        <source>Whole message</source>
        <translation>メッセージ全文</translation>
    </message>
    <message>
        <source>Filter messages</source>
        <translation>メッセージの絞り込み</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>絞り込み</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Copy the selected messages, or all</source>
        <translation>選択したメッセージをコピー（選択がなければすべて）</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>消去</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Messages of the server</source>
        <translation>サーバーのメッセージ</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n message(s)</source>
        <translation>
            <numerusform>%n件中%1件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hanga::MoreSection</name>
    <message>
        <source>More</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>一致するものはありません</translation>
    </message>
    <message>
        <source>Find setting</source>
        <translation>設定の検索</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>設定を検索</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <comment>setting</comment>
        <translation>「%1」へ移動</translation>
    </message>
</context>
<context>
    <name>hanga::NameField</name>
    <message>
        <source>Type to search</source>
        <translation>入力して検索</translation>
    </message>
</context>
<context>
    <name>hanga::NoticeBar</name>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n times)</source>
        <comment>a notice that came several times</comment>
        <translation>
            <numerusform>%1（%n回）</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hanga::Notices</name>
    <message>
        <source>Notices</source>
        <translation>通知</translation>
    </message>
</context>
<context>
    <name>hanga::NumberField</name>
    <message>
        <source>A number is needed here.</source>
        <translation>数値を入力してください。</translation>
    </message>
    <message>
        <source>A whole number is needed here.</source>
        <translation>整数を入力してください。</translation>
    </message>
    <message>
        <source>The smallest value here is %1.</source>
        <translation>最小値は %1 です。</translation>
    </message>
    <message>
        <source>The largest value here is %1.</source>
        <translation>最大値は %1 です。</translation>
    </message>
</context>
<context>
    <name>hanga::OpenWorkflow</name>
    <message>
        <source>“%1” was converted from the editor&apos;s format.</source>
        <translation>「%1」をエディターの形式から変換しました。</translation>
    </message>
    <message>
        <source>“%1” was converted from the editor&apos;s format, but not all of it exactly.</source>
        <translation>「%1」をエディターの形式から変換しましたが、正確でない部分があります。</translation>
    </message>
    <message>
        <source>Text to image</source>
        <translation>テキストから画像</translation>
    </message>
    <message>
        <source>Open a workflow or an image</source>
        <translation>ワークフローまたは画像を開く</translation>
    </message>
    <message>
        <source>Files with a workflow (%1)</source>
        <translation>ワークフローを含むファイル (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>“%1” was replaced. What you typed into it is kept.</source>
        <translation>「%1」を置き換えました。入力した内容は残っています。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>You typed other values into this workflow before.</source>
        <translation>このワークフローには、以前に入力した別の値があります。</translation>
    </message>
    <message>
        <source>Use them</source>
        <translation>その値を使う</translation>
    </message>
    <message>
        <source>“%1” is opened.</source>
        <translation>「%1」を開きました。</translation>
    </message>
    <message numerus="yes">
        <source>The other %n file(s) stand under File → Open recent.</source>
        <translation>
            <numerusform>ほかの%n個のファイルは「ファイル」→「最近使ったファイル」にあります。</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” holds two different workflows: the one that ran, and the one of the editor.</source>
        <translation>「%1」には、実行されたものとエディターのもの、異なる二つのワークフローがあります。</translation>
    </message>
    <message>
        <source>The one that ran is open.</source>
        <translation>実行されたものを開いています。</translation>
    </message>
    <message>
        <source>Open the editor&apos;s</source>
        <translation>エディターのものを開く</translation>
    </message>
    <message>
        <source>“%1” was changed by another program.</source>
        <translation>「%1」は別のプログラムによって変更されました。</translation>
    </message>
    <message>
        <source>Here it is as it was, with what you typed.</source>
        <translation>ここでは、入力した内容も含めて変更前のままです。</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>開き直す</translation>
    </message>
    <message>
        <source>The switched blocks leave links open.</source>
        <translation>ブロックの切り替えにより、途切れた接続があります。</translation>
    </message>
    <message>
        <source>Undo takes the switch back.</source>
        <translation>「元に戻す」で切り替えを取り消せます。</translation>
    </message>
    <message>
        <source>Save the workflow in the API format</source>
        <translation>ワークフローを API 形式で保存</translation>
    </message>
    <message>
        <source>Workflows (%1)</source>
        <translation>ワークフロー (%1)</translation>
    </message>
    <message>
        <source>“%1” is saved in the API format.</source>
        <translation>「%1」を API 形式で保存しました。</translation>
    </message>
    <message>
        <source>This is no workflow.</source>
        <translation>これはワークフローではありません。</translation>
    </message>
    <message>
        <source>Copy the whole text of an exported workflow, or open its file.</source>
        <translation>書き出したワークフローのテキスト全体をコピーするか、そのファイルを開いてください。</translation>
    </message>
</context>
<context>
    <name>hanga::PackCard</name>
    <message>
        <source>Copy names</source>
        <translation>名前をコピー</translation>
    </message>
    <message>
        <source>To look for them where node packs are installed</source>
        <translation>ノードパックのインストール画面での検索に使えます</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>ほか%n件を表示</numerusform>
        </translation>
    </message>
    <message>
        <source>node %1</source>
        <translation>ノード %1</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>オフにする</translation>
    </message>
    <message>
        <source>Switch off node %1</source>
        <translation>ノード %1 をオフにする</translation>
    </message>
    <message>
        <source>The workflow then runs without this node, where its links allow it</source>
        <translation>接続に支障がなければ、このノードなしでワークフローを実行します</translation>
    </message>
</context>
<context>
    <name>hanga::PictureActions</name>
    <message>
        <source>Copy image</source>
        <translation>画像をコピー</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>名前を付けて保存…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>フォルダーに表示</translation>
    </message>
    <message>
        <source>Save image as</source>
        <translation>名前を付けて画像を保存</translation>
    </message>
    <message>
        <source>This format (*.%1)</source>
        <translation>この形式 (*.%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
</context>
<context>
    <name>hanga::PlaceLink</name>
    <message>
        <source>Go to %1</source>
        <translation>「%1」へ移動</translation>
    </message>
</context>
<context>
    <name>hanga::PreflightCard</name>
    <message>
        <source>Leave as it is</source>
        <translation>そのままにする</translation>
    </message>
    <message>
        <source>Do not show this again for this workflow</source>
        <translation>このワークフローでは今後表示しません</translation>
    </message>
    <message>
        <source>Fixed: %1</source>
        <translation>修正済み: %1</translation>
    </message>
</context>
<context>
    <name>hanga::PreflightPane</name>
    <message>
        <source>Problems</source>
        <translation>問題</translation>
    </message>
    <message>
        <source>The file stays as it is. Fixes can be undone.</source>
        <translation>ファイルは変更されません。修正は元に戻せます。</translation>
    </message>
    <message>
        <source>Open without fixing</source>
        <translation>修正せずに開く</translation>
    </message>
    <message>
        <source>Close the list. What is not fixed stays marked in the form.</source>
        <translation>一覧を閉じます。未修正の項目にはフォームで印が残ります。</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>再確認</translation>
    </message>
    <message>
        <source>Asks the server for its node types and lists (F5)</source>
        <translation>サーバーのノードの種類と一覧を取得し直します (F5)</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation>このまま送信</translation>
    </message>
    <message>
        <source>The server then says what it thinks of it</source>
        <translation>実行できるかどうかはサーバーが判断します</translation>
    </message>
    <message>
        <source>Apply suggestions</source>
        <translation>候補を適用</translation>
    </message>
    <message>
        <source>Only what means the same as the file: the same file in another place</source>
        <translation>意味の変わらない修正（場所が違うだけの同じファイル）だけを適用します</translation>
    </message>
    <message numerus="yes">
        <source>Not sent yet: %n thing(s) to fix before it can run</source>
        <translation>
            <numerusform>未送信: 実行するには%n件の修正が必要です</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to fix before it can run</source>
        <translation>
            <numerusform>実行するには%n件の修正が必要です</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) worth knowing</source>
        <translation>
            <numerusform>確認事項%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to fix</source>
        <translation>修正が必要なものはありません</translation>
    </message>
    <message>
        <source>Nothing else to fix</source>
        <translation>ほかに修正が必要なものはありません</translation>
    </message>
    <message numerus="yes">
        <source>Fix all that is certain (%n)</source>
        <translation>
            <numerusform>確実なものをすべて修正（%n）</numerusform>
        </translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>確認中…</translation>
    </message>
    <message>
        <source>No server has been seen yet</source>
        <translation>サーバーへの接続履歴なし</translation>
    </message>
    <message>
        <source>Checked against %1</source>
        <translation>%1 で確認済み</translation>
    </message>
</context>
<context>
    <name>hanga::PreviewPane</name>
    <message>
        <source>image %1 of %2</source>
        <translation>%2枚中%1枚目</translation>
    </message>
    <message>
        <source>last preview before the error</source>
        <translation>エラー直前のプレビュー</translation>
    </message>
    <message>
        <source>the last before it ended</source>
        <translation>終了直前のプレビュー</translation>
    </message>
</context>
<context>
    <name>hanga::ProblemCard</name>
    <message>
        <source>Apply</source>
        <translation>適用</translation>
    </message>
    <message>
        <source>Apply to %1</source>
        <translation>「%1」に適用</translation>
    </message>
    <message>
        <source>%1, choice %2 of %3</source>
        <translation>%1、選択肢 %2 / %3</translation>
    </message>
    <message>
        <source>Same file</source>
        <translation>同じファイル</translation>
    </message>
    <message>
        <source>Choose one</source>
        <translation>選択する</translation>
    </message>
    <message>
        <source>Choose another</source>
        <translation>別のものを選択</translation>
    </message>
    <message>
        <source>Another for %1</source>
        <translation>「%1」の別の値</translation>
    </message>
    <message>
        <source>Upload an image…</source>
        <translation>画像をアップロード…</translation>
    </message>
    <message>
        <source>Upload a video…</source>
        <translation>動画をアップロード…</translation>
    </message>
    <message>
        <source>Upload audio…</source>
        <translation>音声をアップロード…</translation>
    </message>
    <message>
        <source>Switch this node off</source>
        <translation>このノードをオフにする</translation>
    </message>
</context>
<context>
    <name>hanga::ProblemList</name>
    <message>
        <source>Problems</source>
        <translation>問題</translation>
    </message>
    <message numerus="yes">
        <source>%n left as it is</source>
        <translation>
            <numerusform>そのままにしたもの%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · Hide</source>
        <translation>%1・隠す</translation>
    </message>
    <message>
        <source>%1 · Show</source>
        <translation>%1・表示</translation>
    </message>
</context>
<context>
    <name>hanga::ProgressStrip</name>
    <message>
        <source>Progress</source>
        <translation>進行状況</translation>
    </message>
    <message>
        <source>%1, step %2 of %3</source>
        <translation>%1、ステップ %2 / %3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>nothing runs</source>
        <translation>実行中のジョブなし</translation>
    </message>
    <message>
        <source>Nothing runs</source>
        <translation>実行中のジョブなし</translation>
    </message>
    <message>
        <source>Ctrl+Enter makes an image</source>
        <translation>Ctrl+Enter で画像を生成します</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
</context>
<context>
    <name>hanga::PromptEdit</name>
    <message>
        <source>This bracket has no partner</source>
        <translation>この括弧には対になる括弧がありません</translation>
    </message>
</context>
<context>
    <name>hanga::QueueModel</name>
    <message numerus="yes">
        <source>%1, %n job(s), collapsed</source>
        <translation>
            <numerusform>%1、%n件、折りたたみ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n job(s)</source>
        <translation>
            <numerusform>%1、%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>press again to cancel</source>
        <translation>もう一度押すとキャンセル</translation>
    </message>
    <message>
        <source>Job %1 of %2: %3, %4</source>
        <translation>ジョブ %1 / %2: %3、%4</translation>
    </message>
    <message>
        <source>Job %1 of %2: %3, %5, %4</source>
        <translation>ジョブ %1 / %2: %3、%5、%4</translation>
    </message>
</context>
<context>
    <name>hanga::QueuePane</name>
    <message>
        <source>Queue</source>
        <translation>キュー</translation>
    </message>
    <message>
        <source>Queue options</source>
        <translation>キューのオプション</translation>
    </message>
    <message>
        <source>Nothing waiting. Ctrl+Enter adds a job.</source>
        <translation>待機中のジョブはありません。Ctrl+Enter でジョブを追加できます。</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>追跡</translation>
    </message>
    <message>
        <source>Show image</source>
        <translation>画像の表示</translation>
    </message>
    <message>
        <source>Copy prompt_id</source>
        <translation>prompt_id をコピー</translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>詳細…</translation>
    </message>
    <message>
        <source>Remove all that have ended</source>
        <translation>終了したジョブをすべて削除</translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) you</source>
        <translation>
            <numerusform>要対応%n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>実行%n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>待機%n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>保留%n</numerusform>
        </translation>
    </message>
    <message>
        <source> · </source>
        <translation>・</translation>
    </message>
</context>
<context>
    <name>hanga::ResetButton</name>
    <message>
        <source>on</source>
        <translation>オン</translation>
    </message>
    <message>
        <source>off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>Empty %1</source>
        <comment>name of a value</comment>
        <translation>「%1」を空にする</translation>
    </message>
    <message>
        <source>Reset %1 to %2</source>
        <translation>「%1」を「%2」に戻す</translation>
    </message>
</context>
<context>
    <name>hanga::SaveToServerDialog</name>
    <message>
        <source>Save to the server</source>
        <translation>サーバーに保存</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>folder/name</source>
        <translation>フォルダー/名前</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進行状況</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Save to %1</source>
        <translation>%1 に保存</translation>
    </message>
    <message>
        <source>A name cannot have any of these: \ : * ? &quot; &lt; &gt; |</source>
        <translation>名前に次の文字は使えません: \ : * ? &quot; &lt; &gt; |</translation>
    </message>
    <message>
        <source>A folder needs a name.</source>
        <translation>フォルダーには名前が必要です。</translation>
    </message>
    <message>
        <source>A name cannot begin with a dot: the server would hide it.</source>
        <translation>名前をドットで始めることはできません。サーバーで表示されなくなります。</translation>
    </message>
    <message>
        <source>This replaces the workflow of the same name on the server.</source>
        <translation>サーバーにある同じ名前のワークフローを置き換えます。</translation>
    </message>
    <message>
        <source>It is saved among the workflows of the server, for its web page too.</source>
        <translation>サーバーのワークフローとして保存され、ウェブページからも使えます。</translation>
    </message>
    <message>
        <source>It is saved in the folder “%1” of the server.</source>
        <translation>サーバーのフォルダー「%1」に保存されます。</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>置き換える</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>hanga::SeedField</name>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Seed mode</source>
        <translation>シードのモード</translation>
    </message>
    <message>
        <source>Random</source>
        <comment>seed mode</comment>
        <translation>ランダム</translation>
    </message>
    <message>
        <source>A new seed after each Generate</source>
        <translation>生成のたびに新しいシード</translation>
    </message>
    <message>
        <source>Keep</source>
        <comment>seed mode</comment>
        <translation>固定</translation>
    </message>
    <message>
        <source>The same seed each time</source>
        <translation>毎回同じシード</translation>
    </message>
    <message>
        <source>Increment</source>
        <comment>seed mode</comment>
        <translation>増加</translation>
    </message>
    <message>
        <source>The next higher seed each time</source>
        <translation>毎回 1 大きいシード</translation>
    </message>
    <message>
        <source>Decrement</source>
        <comment>seed mode</comment>
        <translation>減少</translation>
    </message>
    <message>
        <source>The next lower seed each time</source>
        <translation>毎回 1 小さいシード</translation>
    </message>
    <message>
        <source>This workflow has no seed</source>
        <translation>このワークフローにシードはありません</translation>
    </message>
    <message>
        <source>Seeds start at 0. For a new one each time choose Random.</source>
        <translation>シードは 0 以上です。毎回新しくするには「ランダム」を選んでください。</translation>
    </message>
    <message>
        <source>This workflow takes seeds up to %1.</source>
        <translation>このワークフローのシードは %1 までです。</translation>
    </message>
    <message>
        <source>A seed is a whole number from 0 to %1.</source>
        <translation>シードは 0 から %1 までの整数です。</translation>
    </message>
</context>
<context>
    <name>hanga::ServerButton</name>
    <message>
        <source>Server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>Connect to another server…</source>
        <translation>別のサーバーに接続…</translation>
    </message>
    <message>
        <source>Open the demo</source>
        <translation>デモを開く</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>今すぐ再試行</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>切断</translation>
    </message>
</context>
<context>
    <name>hanga::ServerChoice</name>
    <message>
        <source>Built-in demo</source>
        <translation>内蔵デモ</translation>
    </message>
</context>
<context>
    <name>hanga::ServerWorkflows</name>
    <message>
        <source>No server is connected.</source>
        <translation>サーバーに接続していません。</translation>
    </message>
    <message>
        <source>Connect to one first: its workflows lie there.</source>
        <translation>先にサーバーに接続してください。ワークフローはサーバーにあります。</translation>
    </message>
    <message>
        <source>“%1” is saved on the server, in the API format.</source>
        <translation>「%1」を API 形式でサーバーに保存しました。</translation>
    </message>
</context>
<context>
    <name>hanga::ServerWorkflowsDialog</name>
    <message>
        <source>Open from the server</source>
        <translation>サーバーから開く</translation>
    </message>
    <message>
        <source>Search workflows and templates</source>
        <translation>ワークフローとテンプレートを検索</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進行状況</translation>
    </message>
    <message>
        <source>Workflows and templates</source>
        <translation>ワークフローとテンプレート</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Open from %1</source>
        <translation>%1 から開く</translation>
    </message>
    <message>
        <source>Fetching “%1”…</source>
        <translation>「%1」を取得中…</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>一致するものはありません</translation>
    </message>
    <message>
        <source>No name or folder has all of these words.</source>
        <translation>すべての語を含む名前やフォルダーはありません。</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>検索語を消去</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>サーバーに問い合わせ中…</translation>
    </message>
    <message>
        <source>The list could not be read</source>
        <translation>一覧を読み込めませんでした</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>This server has no saved workflows yet.</source>
        <translation>このサーバーには、保存されたワークフローがまだありません。</translation>
    </message>
    <message>
        <source>What you save to it, here or in its web page, appears in this list.</source>
        <translation>ここやウェブページからサーバーに保存したものが、この一覧に表示されます。</translation>
    </message>
</context>
<context>
    <name>hanga::ServerWorkflowsModel</name>
    <message>
        <source>This server has no saved workflows yet.</source>
        <translation>このサーバーには、保存されたワークフローがまだありません。</translation>
    </message>
    <message>
        <source>Workflows</source>
        <translation>ワークフロー</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>テンプレート</translation>
    </message>
</context>
<context>
    <name>hanga::SettingRow</name>
    <message>
        <source>%1, slider</source>
        <translation>%1、スライダー</translation>
    </message>
    <message>
        <source>Pin %1</source>
        <comment>setting</comment>
        <translation>「%1」をピン留め</translation>
    </message>
    <message>
        <source>Stands on top. Click to unpin it.</source>
        <translation>一番上にピン留め中。クリックで解除します。</translation>
    </message>
    <message>
        <source>Pin it on top</source>
        <translation>一番上にピン留め</translation>
    </message>
</context>
<context>
    <name>hanga::SettingsSection</name>
    <message>
        <source>Find a setting</source>
        <translation>設定を検索</translation>
    </message>
    <message>
        <source>Setting options</source>
        <translation>設定のオプション</translation>
    </message>
    <message>
        <source>Workflow settings</source>
        <translation>ワークフローの設定</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>すべてリセット</translation>
    </message>
    <message>
        <source>From this workflow</source>
        <translation>このワークフローの設定</translation>
    </message>
</context>
<context>
    <name>hanga::StartPage</name>
    <message>
        <source>Where should pictures be made?</source>
        <translation>どこで画像を生成しますか？</translation>
    </message>
    <message>
        <source>Hanga makes pictures with a ComfyUI server. Pick a way to begin.</source>
        <translation>Hanga は ComfyUI サーバーで画像を生成します。始め方を選んでください。</translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation>サーバーに接続</translation>
    </message>
    <message>
        <source>On this computer, on your network, or on the internet.</source>
        <translation>このコンピューター、ネットワーク内、またはインターネット上のサーバーです。</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>サーバーのアドレス</translation>
    </message>
    <message>
        <source>Address, or just a name and port</source>
        <translation>アドレス、または名前とポートだけ</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>Try the built-in demo</source>
        <translation>内蔵デモを試す</translation>
    </message>
    <message>
        <source>No server, no download. Draws simple landscapes so you can learn the window.</source>
        <translation>サーバーもダウンロードも不要です。簡単な風景を描いて、画面の使い方を試せます。</translation>
    </message>
    <message>
        <source>Open the demo</source>
        <translation>デモを開く</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再検索</translation>
    </message>
    <message>
        <source>You can open a workflow without a server.</source>
        <translation>サーバーがなくてもワークフローを開けます。</translation>
    </message>
    <message>
        <source>Open a workflow…</source>
        <translation>ワークフローを開く…</translation>
    </message>
    <message>
        <source>Open a workflow</source>
        <translation>ワークフローを開く</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>接続中…</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Looked at %1, nothing answers there.</source>
        <translation>%1 を確認しましたが、応答がありません。</translation>
    </message>
    <message>
        <source>Hanga makes pictures with a ComfyUI server. None answered, so pick a way to begin.</source>
        <translation>Hanga は ComfyUI サーバーで画像を生成します。応答するサーバーがないので、始め方を選んでください。</translation>
    </message>
    <message>
        <source>Continue without connecting</source>
        <translation>接続せずに続ける</translation>
    </message>
</context>
<context>
    <name>hanga::ViewBar</name>
    <message>
        <source>Show the newest image</source>
        <translation>最新の画像の表示</translation>
    </message>
    <message>
        <source>Follow newest</source>
        <translation>最新を追う</translation>
    </message>
    <message>
        <source>Copy image</source>
        <translation>画像をコピー</translation>
    </message>
    <message>
        <source>Save image as…</source>
        <translation>名前を付けて画像を保存…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>フォルダーに表示</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全画面</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>ズーム</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>全体</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>プレビュー</translation>
    </message>
    <message>
        <source>Live preview</source>
        <translation>ライブプレビュー</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>%1: needs a finished image</source>
        <translation>%1: 完成した画像が必要です</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>新着%n枚</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hanga::Viewer</name>
    <message>
        <source>Picture viewer</source>
        <translation>画像ビューアー</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>画像なし</translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation>前の画像</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>PgUp</translation>
    </message>
    <message>
        <source>Next image</source>
        <translation>次の画像</translation>
    </message>
    <message>
        <source>PgDn</source>
        <translation>PgDn</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>全体</translation>
    </message>
    <message>
        <source>Ctrl+0</source>
        <translation>Ctrl+0</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Ctrl+1</source>
        <translation>Ctrl+1</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全画面</translation>
    </message>
    <message>
        <source>F11</source>
        <translation>F11</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a button&apos;s name and its key</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Opening the picture…</source>
        <translation>画像を開いています…</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>画像</translation>
    </message>
</context>
<context>
    <name>hanga::WorkflowRow</name>
    <message>
        <source>Open…</source>
        <translation>開く…</translation>
    </message>
    <message>
        <source>Workflow</source>
        <translation>ワークフロー</translation>
    </message>
    <message>
        <source>Open workflow</source>
        <translation>ワークフローを開く</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近使ったファイル</translation>
    </message>
    <message>
        <source>Changed since it was opened</source>
        <translation>開いた後に変更あり</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>変更あり</translation>
    </message>
    <message>
        <source>%1, %2, changed</source>
        <comment>workflow, state</comment>
        <translation>%1、%2、変更あり</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>workflow, state</comment>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>問題</translation>
    </message>
    <message>
        <source>Show what is to fix</source>
        <translation>修正が必要なものを表示</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>問題%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Other ways to open</source>
        <translation>その他の開き方</translation>
    </message>
</context>
<context>
    <name>hanga::WorkflowState</name>
    <message>
        <source>broken</source>
        <comment>workflow</comment>
        <translation>破損</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <comment>workflow</comment>
        <translation>未確認</translation>
    </message>
    <message>
        <source>No server has told its nodes yet.</source>
        <translation>サーバーのノード情報をまだ取得していません。</translation>
    </message>
    <message>
        <source>ready</source>
        <comment>workflow</comment>
        <translation>準備完了</translation>
    </message>
    <message numerus="yes">
        <source>%n unknown node(s)</source>
        <translation>
            <numerusform>不明なノード%n個</numerusform>
        </translation>
    </message>
    <message>
        <source>This server does not know: %1</source>
        <translation>このサーバーにないもの: %1</translation>
    </message>
</context>
</TS>
