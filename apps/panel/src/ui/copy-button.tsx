import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from './button.tsx';

export function CopyButton({ text, label, doneLabel }: { text: string; label: string; doneLabel: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 1600);
  };
  return (
    <Button size="sm" onClick={copy} className="h-9">
      {copied ? <Check size={15} className="text-good" /> : <Copy size={15} />}
      {copied ? doneLabel : label}
    </Button>
  );
}
