import MarkdownIt from 'markdown-it';

const schemes = /^(https?:|mailto:|tel:|\/(?!\/))/i;

const markdown = new MarkdownIt({ breaks: true, html: false, linkify: true });
markdown.validateLink = url => schemes.test(url.trim());
markdown.disable('image');

const open = markdown.renderer.rules.link_open ?? ((tokens, index, options, env, self) => self.renderToken(tokens, index, options));
markdown.renderer.rules.link_open = (tokens, index, options, env, self) => {
  const token = tokens[index];
  if (/^https?:/i.test(token.attrGet('href'))) {
    token.attrSet('rel', 'noopener noreferrer');
    token.attrSet('target', '_blank');
  }
  return open(tokens, index, options, env, self);
};

/** Bot text to safe HTML: no raw HTML, no pictures from elsewhere, only web, mail and telephone links. */
export const renderMarkdown = text => markdown.render(text ?? '');
