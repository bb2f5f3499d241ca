<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ChangesText</name>
    <message numerus="yes">
        <source>%n checkpoint(s)</source>
        <translation>
            <numerusform>%n checkpoint</numerusform>
            <numerusform>%n checkpoints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n diffusion model(s)</source>
        <translation>
            <numerusform>%n diffusion model</numerusform>
            <numerusform>%n diffusion models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n LoRA(s)</source>
        <translation>
            <numerusform>%n LoRA</numerusform>
            <numerusform>%n LoRAs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n VAE(s)</source>
        <translation>
            <numerusform>%n VAE</numerusform>
            <numerusform>%n VAEs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ControlNet(s)</source>
        <translation>
            <numerusform>%n ControlNet</numerusform>
            <numerusform>%n ControlNets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text encoder(s)</source>
        <translation>
            <numerusform>%n text encoder</numerusform>
            <numerusform>%n text encoders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sampler(s)</source>
        <translation>
            <numerusform>%n sampler</numerusform>
            <numerusform>%n samplers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n choice(s) of “%1”</source>
        <translation>
            <numerusform>%n choice of “%1”</numerusform>
            <numerusform>%n choices of “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node class(es)</source>
        <translation>
            <numerusform>%n node class</numerusform>
            <numerusform>%n node classes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConversionNoteText</name>
    <message numerus="yes">
        <source>%n more note(s).</source>
        <translation>
            <numerusform>%n more note.</numerusform>
            <numerusform>%n more notes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Formatting</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GeneratePlanText</name>
    <message numerus="yes">
        <source>%1 It runs in each of %n jobs.</source>
        <translation>
            <numerusform>%1 It runs in %n job.</numerusform>
            <numerusform>%1 It runs in each of %n jobs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InspectionText</name>
    <message numerus="yes">
        <source>%1: a workflow with %n node(s), ready for a server (%2)</source>
        <translation>
            <numerusform>%1: a workflow with %n node, ready for a server (%2)</numerusform>
            <numerusform>%1: a workflow with %n nodes, ready for a server (%2)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobTexts</name>
    <message numerus="yes">
        <source>done, %n file(s) not stored</source>
        <translation>
            <numerusform>done, %n file not stored</numerusform>
            <numerusform>done, %n files not stored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreflightItemText</name>
    <message numerus="yes">
        <source>%n node type(s) are not installed</source>
        <translation>
            <numerusform>%n node type is not installed</numerusform>
            <numerusform>%n node types are not installed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node type(s) of %1 are not installed</source>
        <translation>
            <numerusform>%n node type of %1 is not installed</numerusform>
            <numerusform>%n node types of %1 are not installed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s), and each of them costs.</source>
        <translation>
            <numerusform>%n job, and it costs.</numerusform>
            <numerusform>%n jobs, and each of them costs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 × %n job(s)</source>
        <translation>
            <numerusform>%1 × %n job</numerusform>
            <numerusform>%1 × %n jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VariationPlanText</name>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WorkflowText</name>
    <message numerus="yes">
        <source>%n more link(s) lead nowhere.</source>
        <translation>
            <numerusform>%n more link leads nowhere.</numerusform>
            <numerusform>%n more links lead nowhere.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hanga::App</name>
    <message numerus="yes">
        <source>%n job(s) have not finished.</source>
        <translation>
            <numerusform>%n job has not finished.</numerusform>
            <numerusform>%n jobs have not finished.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hanga::BlocksSection</name>
    <message numerus="yes">
        <source>Group of %n node(s)</source>
        <translation>
            <numerusform>Group of %n node</numerusform>
            <numerusform>Group of %n nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hanga::ComposerPane</name>
    <message numerus="yes">
        <source>%n thing(s) to fix</source>
        <translation>
            <numerusform>%n thing to fix</numerusform>
            <numerusform>%n things to fix</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hanga::GalleryPane</name>
    <message numerus="yes">
        <source>This session · %n image(s)</source>
        <translation>
            <numerusform>This session · %n image</numerusform>
            <numerusform>This session · %n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hanga::MessagesPanel</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n message(s)</source>
        <translation>
            <numerusform>%1 of %n message</numerusform>
            <numerusform>%1 of %n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hanga::NoticeBar</name>
    <message numerus="yes">
        <source>%1 (%n times)</source>
        <comment>a notice that came several times</comment>
        <translation>
            <numerusform>%1 (%n time)</numerusform>
            <numerusform>%1 (%n times)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hanga::OpenWorkflow</name>
    <message numerus="yes">
        <source>The other %n file(s) stand under File → Open recent.</source>
        <translation>
            <numerusform>The other %n file stands under File → Open recent.</numerusform>
            <numerusform>The other %n files stand under File → Open recent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hanga::PackCard</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hanga::PreflightPane</name>
    <message numerus="yes">
        <source>Not sent yet: %n thing(s) to fix before it can run</source>
        <translation>
            <numerusform>Not sent yet: %n thing to fix before it can run</numerusform>
            <numerusform>Not sent yet: %n things to fix before it can run</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to fix before it can run</source>
        <translation>
            <numerusform>%n thing to fix before it can run</numerusform>
            <numerusform>%n things to fix before it can run</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) worth knowing</source>
        <translation>
            <numerusform>%n thing worth knowing</numerusform>
            <numerusform>%n things worth knowing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fix all that is certain (%n)</source>
        <translation>
            <numerusform>Fix all that is certain (%n)</numerusform>
            <numerusform>Fix all that is certain (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hanga::ProblemList</name>
    <message numerus="yes">
        <source>%n left as it is</source>
        <translation>
            <numerusform>%n left as it is</numerusform>
            <numerusform>%n left as they are</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hanga::QueueModel</name>
    <message numerus="yes">
        <source>%1, %n job(s), collapsed</source>
        <translation>
            <numerusform>%1, %n job, collapsed</numerusform>
            <numerusform>%1, %n jobs, collapsed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n job(s)</source>
        <translation>
            <numerusform>%1, %n job</numerusform>
            <numerusform>%1, %n jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hanga::QueuePane</name>
    <message numerus="yes">
        <source>%n need(s) you</source>
        <translation>
            <numerusform>%n needs you</numerusform>
            <numerusform>%n need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>%n held</numerusform>
            <numerusform>%n held</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hanga::ViewBar</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hanga::WorkflowRow</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hanga::WorkflowState</name>
    <message numerus="yes">
        <source>%n unknown node(s)</source>
        <translation>
            <numerusform>%n unknown node</numerusform>
            <numerusform>%n unknown nodes</numerusform>
        </translation>
    </message>
</context>
</TS>
