import { useState } from 'react';
import { useT } from '../../../../i18n/fulfillment/use-t.ts';
import { Segmented } from '../../../../ui/segmented.tsx';
import { CodeBlock } from '../code-block.tsx';

const TYPESCRIPT = `// npm install @balcao/fulfillment
import { FulfillmentHelper, FulfillmentHelperResponse } from '@balcao/fulfillment';

const fh = new FulfillmentHelper();

fh.intent({ webhook: 'pedidos', node: 'Consultar pedido', token: '{token}' }, (request) => {
  const message = \`O pedido \${request.parameters.pedido} sai hoje.\`;
  return new FulfillmentHelperResponse({ message });
});

await fh.start(); // http://127.0.0.1:5052/pedidos`;

const PYTHON = `# pip install assistant-fulfillment-helper
from assistant_fulfillment_helper import FulfillmentHelper, FulfillmentHelperResponse

fh = FulfillmentHelper()

@fh.intent(webhook='pedidos', node='Consultar pedido', token='{token}')
def consultar_pedido(params):
    pedido = params.get('parameters').get('pedido')
    return FulfillmentHelperResponse(message=f'O pedido {pedido} sai hoje.')

fh.start()  # http://127.0.0.1:5052/pedidos`;

const CODE = { typescript: TYPESCRIPT, python: PYTHON } as const;

/** The least there is to a webhook server, in the two languages that have a package for it. */
export function Guide({ untitled = false }: { untitled?: boolean }) {
  const t = useT();
  const [language, setLanguage] = useState<keyof typeof CODE>('typescript');
  return (
    <div className="space-y-3">
      {!untitled && <h2 className="text-base font-semibold">{t('guide.title')}</h2>}
      <p className="max-w-[70ch] text-sm text-pretty text-ink-2">{t('guide.typescript')}</p>
      <p className="max-w-[70ch] text-sm text-pretty text-ink-2">{t('guide.python')}</p>
      <div className="w-52">
        <Segmented
          label={t('guide.language')}
          value={language}
          options={[
            { value: 'typescript', label: 'TypeScript' },
            { value: 'python', label: 'Python' },
          ]}
          onChange={setLanguage}
        />
      </div>
      <CodeBlock code={CODE[language]} label={t('guide.title')} copyLabel={t('guide.copy')} />
      <p className="max-w-[70ch] text-sm text-pretty text-ink-2">{t('guide.then')}</p>
    </div>
  );
}
