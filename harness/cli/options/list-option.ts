// Options that may be given several times, or once with commas.
import { InvalidArgumentError, Option } from 'commander';

/**
 * A repeatable option whose values are checked against what there is.
 * @param choices What a value may be; absent: anything.
 */
export function listOption(flags: string, description: string, choices?: readonly string[]): Option {
  const what = choices === undefined ? description : `${description} (${choices.join(', ')})`;
  return new Option(flags, `${what}; may be repeated`).argParser(
    (value: string, previous: readonly string[] | undefined): readonly string[] => {
      const values = value.split(',').filter((one) => one !== '');
      if (values.length === 0) throw new InvalidArgumentError('It is empty.');
      for (const one of values) {
        if (choices !== undefined && !choices.includes(one))
          throw new InvalidArgumentError(`"${one}" is none of ${choices.join(', ')}.`);
      }
      return [...(previous ?? []), ...values];
    },
  );
}

/** Reads a whole number within bounds, for an option's `argParser`. */
export function wholeNumber(min: number, max: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (value.trim() === '' || !Number.isInteger(number) || number < min || number > max)
      throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
    return number;
  };
}
