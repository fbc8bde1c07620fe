import {
  type LabelRequirement,
  parseLabelRequirements,
  parseLabelSelector,
  SelectorSyntaxError,
} from '../../resources/labels/label-requirements.ts';
import type { LabelSelectorSpec } from '../../resources/labels/label-selector-spec.ts';
import { OcError } from '../oc-error.ts';

/** What a selector in the form of `-l` asks for. @throws OcError for what is none */
export const parseRequirements = (text: string): LabelRequirement[] => told(() => parseLabelRequirements(text));

/** A selector as an object keeps it. @throws OcError for what is none, or cannot be kept */
export const parseSelector = (text: string): LabelSelectorSpec => told(() => parseLabelSelector(text));

const told = <T>(parse: () => T): T => {
  try {
    return parse();
  } catch (error) {
    throw error instanceof SelectorSyntaxError ? new OcError(error.message, { cause: error }) : error;
  }
};
