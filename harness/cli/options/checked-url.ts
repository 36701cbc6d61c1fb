import { UsageError } from '../../base/usage-error.ts';

/**
 * An http or https URL as it was given.
 * @throws UsageError `URL_INVALID`
 */
export function checkedUrl(value: string, option: string): string {
  const url = URL.parse(value);
  if (url !== null && (url.protocol === 'http:' || url.protocol === 'https:')) return value;
  throw new UsageError(
    'URL_INVALID',
    `${option} "${value}" is no http or https URL.`,
    'Give it with its scheme.',
  );
}
