/**
 * Somebody is to answer for the words of a letter. They read each template beside the pages it makes of an invented
 * case: what stands where, when, for whom, and where every clinical sentence comes from.
 */
import { useEffect, useState } from 'react';
import { Button } from '../../components/Button';
import { useKeys } from '../../components/Keys';
import { Loaded } from '../../components/Loaded';
import { ScreenHeading, useNavigation } from '../../components/Navigation';
import { PdfPreview } from '../../components/PdfPreview';
import { Select } from '../../components/Select';
import type { TemplateBlockView, TemplateView } from '../../ipc';
import { call, callBytes, commands } from '../../ipc';
import './templates.scss';

const KIND: Record<string, string> = {
  heading: 'Heading',
  text: 'Text',
  list: 'Points',
  fields: 'Facts',
  table: 'Table',
  note: 'Small print',
};

const MARK: Record<string, string> = {
  F: 'found in the source',
  R: 'professional knowledge, to be confirmed',
  I: 'our own proposal, to be confirmed',
};

const Part = ({ block }: { block: TemplateBlockView }) => (
  <li className={`template-part template-part--${block.kind}`}>
    <p className="template-part__kind">
      {KIND[block.kind] ?? block.kind}
      {block.optional && ', offered and left out at first'}
      {block.readers.length > 0 && `, only for ${block.readers.join(' and ')}`}
      {block.only_if.length > 0 && `, if ${block.only_if.join(', and ')}`}
    </p>
    <p className="template-part__text">{block.text}</p>
    {block.slots.length > 0 && (
      <details>
        <summary>Where its slots come from</summary>
        <ul>
          {block.slots.map(({ name, words, from, readers }) => (
            <li key={name}>
              <code>{`{${name}}`}</code> {words}. From: {from}. May be read by: {readers}.
            </li>
          ))}
        </ul>
      </details>
    )}
    {block.source !== '' && (
      <p className="template-part__source">
        {block.mark}: {MARK[block.mark] ?? block.mark}. {block.source}.
      </p>
    )}
  </li>
);

type Pages = { key: string; bytes: Uint8Array };

const Preview = ({ template, reader }: { template: TemplateView; reader: string }) => {
  const [pages, setPages] = useState<Pages>();
  const key = `${template.kind} ${reader}`;
  useEffect(() => {
    let stale = false;
    callBytes('template_pdf', { kind: template.kind, copyFor: reader }).then(
      (bytes) => {
        if (!stale) setPages({ key, bytes });
      },
      () => {
        if (!stale) setPages(undefined);
      },
    );
    return () => {
      stale = true;
    };
  }, [key, template.kind, reader]);
  return pages?.key === key ? (
    <PdfPreview bytes={pages.bytes} label={`${template.name} on an invented case`} />
  ) : (
    <p role="status">The pages are being drawn.</p>
  );
};

const Templates = ({ templates }: { templates: readonly TemplateView[] }) => {
  const { back } = useNavigation();
  const [kind, setKind] = useState(templates[0]?.kind ?? '');
  const [chosenReader, setReader] = useState('');
  useKeys([{ key: 'Esc', does: 'Back', run: back }]);
  const template = templates.find((one) => one.kind === kind);
  const reader =
    template?.readers.find(({ id }) => id === chosenReader)?.id ?? template?.readers[0]?.id ?? '';
  return (
    <div className="templates">
      <div className="templates__title">
        <ScreenHeading title="Templates">shown on an invented case</ScreenHeading>
        <Button onClick={back} shortcut="Esc">
          Back
        </Button>
      </div>
      <p className="templates__hint">
        Templates are files that a clinician can read and change (assets/papers). What was issued keeps its own
        words.
      </p>
      <div className="templates__choice">
        <Select
          id="template"
          label="Template"
          options={templates.map((one) => ({ value: one.kind, label: one.name }))}
          value={kind}
          onChange={setKind}
        />
        {template && (
          <Select
            id="template-reader"
            label="As read by"
            options={template.readers.map(({ id, words }) => ({ value: id, label: words }))}
            value={reader}
            onChange={setReader}
          />
        )}
      </div>
      {template && (
        <div className="templates__columns">
          <section aria-label="What it says" className="templates__parts">
            <p>
              Edition <b>{template.edition}</b>. {template.mark}: {MARK[template.mark] ?? template.mark}.{' '}
              {template.source}.
            </p>
            <ol>
              {template.blocks.map((block) => (
                <Part key={block.id} block={block} />
              ))}
            </ol>
          </section>
          <div className="templates__page">
            <Preview template={template} reader={reader} />
          </div>
        </div>
      )}
    </div>
  );
};

export const TemplatesScreen = () => (
  <Loaded id="templates" title="Templates" load={() => call(commands.templates())}>
    {(templates) => <Templates templates={templates} />}
  </Loaded>
);
