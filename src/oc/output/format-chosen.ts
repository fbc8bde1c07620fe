import type { Invocation } from '../command.ts';
import type { Flags } from '../command-line/flags.ts';
import { OcError, PartialOutput } from '../oc-error.ts';
import { typed } from './go-types/typed.ts';
import { type Printable, type PrintOptions, printObjects } from './print-objects.ts';

/** What the flags beside `-o` say of how objects are printed. */
export const printOptionsOf = (flags: Flags): PrintOptions => ({
  managedFields: flags.boolean('show-managed-fields'),
  allowMissingKeys: !flags.has('allow-missing-template-keys') || flags.boolean('allow-missing-template-keys'),
});

/** Objects as the server answered them, in the format of `-o`. */
export const formatChosen = (flags: Flags, printable: Printable, options: PrintOptions = {}): string =>
  printObjects(flags.string('output'), printable, { ...printOptionsOf(flags), ...options });

/** The same of objects that the command knows the types of: they are printed as Go writes them. */
export const formatTyped = (flags: Flags, printable: Printable, options: PrintOptions = {}): string => {
  const objects = printable.objects.map((object) => typed(object) ?? object);
  return formatChosen(flags, { ...printable, objects }, { declaredOrder: true, ...options });
};

/** Prints as commands of `oc` do that pay no heed to whether a template could be filled. */
export const printUnheeded = ({ context }: Invocation, print: () => void): void => {
  try {
    print();
  } catch (error) {
    if (!(error instanceof OcError)) throw error;
    if (error instanceof PartialOutput) context.stdout(error.output);
  }
};
