import type { ReactNode } from 'react';
import { Fragment } from 'react';
import type { Token, Tokens } from 'marked';
import { lexer } from 'marked';

const inline = (tokens: readonly Token[] | undefined): ReactNode =>
  tokens?.map((token, at) => {
    const key = `${at} ${token.type}`;
    switch (token.type) {
      case 'strong':
        return <strong key={key}>{inline((token as Tokens.Strong).tokens)}</strong>;
      case 'em':
        return <em key={key}>{inline((token as Tokens.Em).tokens)}</em>;
      case 'codespan':
        return <kbd key={key}>{(token as Tokens.Codespan).text}</kbd>;
      case 'br':
        return <br key={key} />;
      default:
        // Links too are shown as their words: the program opens nothing from outside.
        return 'tokens' in token && token.tokens ? (
          <Fragment key={key}>{inline(token.tokens)}</Fragment>
        ) : (
          <Fragment key={key}>{'text' in token ? String(token.text) : token.raw}</Fragment>
        );
    }
  });

const Table = ({ token }: { token: Tokens.Table }) => (
  <table className="table">
    <thead>
      <tr>
        {token.header.map((cell) => (
          <th key={cell.text} scope="col">
            {inline(cell.tokens)}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {token.rows.map((row) => (
        <tr key={row.map(({ text }) => text).join()}>
          {row.map((cell, at) => (
            <td key={token.header[at]?.text}>{inline(cell.tokens)}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

const block = (token: Token, at: number): ReactNode => {
  const key = `${at} ${token.type}`;
  switch (token.type) {
    case 'heading':
      // The page stands inside a dialog that has the h2.
      return (token as Tokens.Heading).depth === 1 ? (
        <h3 key={key}>{inline(token.tokens)}</h3>
      ) : (
        <h4 key={key}>{inline(token.tokens)}</h4>
      );
    case 'paragraph':
      return <p key={key}>{inline(token.tokens)}</p>;
    case 'list': {
      const { ordered, items } = token as Tokens.List;
      const List = ordered ? 'ol' : 'ul';
      return (
        <List key={key}>
          {items.map((item) => (
            <li key={item.raw}>{item.tokens.map(block)}</li>
          ))}
        </List>
      );
    }
    case 'table':
      return <Table key={key} token={token as Tokens.Table} />;
    case 'space':
    case 'html':
      return null;
    default:
      return <Fragment key={key}>{inline([token])}</Fragment>;
  }
};

/** Plain Markdown as React elements: never as HTML, so a page can bring neither script nor style. */
export const Markdown = ({ text }: { text: string }) => (
  <div className="guide">{lexer(text).map(block)}</div>
);
