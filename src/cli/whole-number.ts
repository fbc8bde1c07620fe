import { InvalidArgumentError } from 'commander';

/** Reads the value of an option that is a whole number within bounds. @throws InvalidArgumentError for any other */
export const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= least && value <= most && text.trim() !== '') return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
