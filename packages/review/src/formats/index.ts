import type { Judged } from '../judged.js';
import { asGithub } from './github.js';
import { asGitlab } from './gitlab.js';
import { asHtml } from './html.js';
import { asJson } from './json.js';
import { asMarkdown } from './markdown.js';
import { asSarif } from './sarif.js';
import { asText } from './text.js';

/** Every way to print a review, by its name. */
export const FORMATS: Readonly<Record<string, (judged: Judged, isColoured: boolean) => string>> = {
  text: asText,
  markdown: asMarkdown,
  html: asHtml,
  json: asJson,
  sarif: asSarif,
  github: asGithub,
  gitlab: asGitlab,
};
