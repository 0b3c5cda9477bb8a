import { CopyIcon } from './copy-icon.tsx';

type Props = {
  code: string;
  /** what it is */
  label: string;
  copyLabel: string;
};

/** Text of a program, to read and to copy; scrolls by itself, with the keyboard too. */
export function CodeBlock({ code, label, copyLabel }: Props) {
  return (
    <div className="relative rounded-sm bg-sunken">
      <pre
        tabIndex={0}
        role="region"
        aria-label={label}
        className="inset-focus max-h-96 overflow-auto rounded-sm py-3 pr-11 pl-3.5 font-mono text-xs leading-5 break-words whitespace-pre-wrap"
      >
        {code}
      </pre>
      <CopyIcon text={code} label={copyLabel} className="!absolute top-1.5 right-1.5 bg-sunken" />
    </div>
  );
}
