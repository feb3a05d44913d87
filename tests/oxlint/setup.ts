import { installOxlint } from '../../tools/oxlint/install.js';

/** Once for all files, before the first of them. */
export default function setup(): void {
  installOxlint();
}
