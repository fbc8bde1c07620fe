import { groupResource } from '../../resources/kinds/resource-kind.ts';
import { requireNamespace } from '../client/in-namespace.ts';
import { type Manifest, readManifestText } from '../client/manifests.ts';
import type { Invocation } from '../command.ts';
import { validationOf } from '../commands/create/create-object.ts';
import { errorMessage } from '../error-text.ts';
import { OcError, PlainError } from '../oc-error.ts';
import { withoutManagedFields } from '../output/print-objects.ts';
import { formProblem, keepText, meaningOf, openEditor, shownText, withoutComments } from './edited-text.ts';

/** An object that is shown, and its kind. */
type Shown = Pick<Manifest, 'kind' | 'object'>;

/** What became of edited objects. */
export interface Saving {
  /** Why some are to be edited again. */
  readonly reasons: readonly string[];
  /** Some could not be saved, and no edit mends that: the server refused them, or they are gone. */
  readonly unsaved?: 'refused' | 'gone' | undefined;
}

const intro = [
  "Please edit the object below. Lines beginning with a '#' will be ignored,",
  'and an empty file will abort the edit. If an error occurs while saving this file will be',
  'reopened with the relevant failures.',
].join('\n');

/**
 * Shows objects in the editor of the user until what she makes of them can be saved. What is refused comes back with the reasons;
 * she gives up by leaving it as it is.
 *
 * @param task what the editor is told above the objects
 * @throws OcError when she gives up, or when what was edited cannot be saved at all; her text is kept in a file
 * @see https://github.com/kubernetes/kubectl/blob/v0.32.0/pkg/cmd/util/editor/editoptions.go
 */
export const editUntilSaved = async (
  invocation: Invocation,
  shown: readonly Shown[],
  save: (edited: readonly Manifest[]) => Promise<Saving>,
  task = intro,
): Promise<void> => {
  const { context, flags } = invocation;
  const isChecked = flags.has('validate') && validationOf(flags.string('validate')) !== 'Ignore';
  const original = shownText(
    invocation,
    shown.map(({ object }) => withoutManagedFields(object)),
  );
  let refused: { readonly text: string; readonly reasons: readonly string[] } | undefined;
  for (;;) {
    const before = refused === undefined ? original : withoutComments(refused.text);
    const text = await openEditor(invocation, before, [task, ...(refused?.reasons ?? [])]).catch(
      async (error: unknown) => {
        if (refused !== undefined) await tellOfCopy(invocation, refused.text);
        throw error;
      },
    );
    const meaning = await meaningOf(text);
    if (refused !== undefined && meaning === (await meaningOf(refused.text))) {
      await tellOfCopy(invocation, text);
      throw new OcError('Edit cancelled, no valid changes were saved.');
    }
    const invalid = isChecked ? await formProblem(text) : undefined;
    if (invalid !== undefined) {
      const [{ kind, object }] = shown as [Shown];
      const named = `${groupResource(kind)} ${JSON.stringify(object.metadata.name)}`;
      context.stderr(`error: ${named} is invalid\n`);
      const reason = `${named} was not valid:\n* <nil>: Invalid value: "The edited file failed validation": ${invalid}`;
      refused = { text, reasons: [reason] };
      continue;
    }
    if (meaning === (await meaningOf(original))) return context.stderr('Edit cancelled, no changes made.\n');
    if (withoutComments(text).trim() === '') return context.stderr('Edit cancelled, saved file was empty.\n');
    const { reasons, unsaved } = await attempt(invocation, text, save).catch(async (error: unknown) => {
      await tellOfCopy(invocation, text);
      throw error;
    });
    if (unsaved !== undefined) throw new PlainError(advice(unsaved, await keepText(invocation, text)));
    if (reasons.length === 0) return;
    refused = { text, reasons };
  }
};

const attempt = async (
  invocation: Invocation,
  text: string,
  save: (edited: readonly Manifest[]) => Promise<Saving>,
): Promise<Saving> => {
  const source = { name: 'edited-file', text };
  const read = await readManifestText(invocation, source).catch((error: unknown) => errorMessage(error));
  if (typeof read === 'string') return { reasons: [`The edited file had a syntax error: ${read}`] };
  return await save(
    read.map((manifest) => ({
      ...manifest,
      object: manifest.kind.namespaced ? requireNamespace(manifest.object, invocation.namespace) : manifest.object,
    })),
  );
};

const tellOfCopy = async (invocation: Invocation, text: string): Promise<void> => {
  const file = await keepText(invocation, text);
  if (file !== undefined)
    invocation.context.stderr(`A copy of your changes has been stored to ${JSON.stringify(file)}\n`);
};

const advice = (unsaved: 'refused' | 'gone', file = 'FILE'): string =>
  unsaved === 'refused'
    ? `You can run \`oc replace -f ${file}\` to try this update again.`
    : `The edits you made on deleted resources have been saved to ${JSON.stringify(file)}`;
