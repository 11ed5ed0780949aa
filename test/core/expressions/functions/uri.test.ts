import { functionTable } from '../../../support/function-table.js';

// What Azure's own engine answers (bicep snapshot); `fails` where it refuses.
functionTable([
  [
    "uri('http://contoso.org/firstpath', 'myscript.sh')",
    { gives: 'http://contoso.org/myscript.sh' },
  ],
  ["uri('http://contoso.org/a/', '/b')", { gives: 'http://contoso.org/b' }],
  [
    "uri('http://contoso.org/firstpath/azuredeploy.json/', 'myscript.sh')",
    { gives: 'http://contoso.org/firstpath/azuredeploy.json/myscript.sh' },
  ],
  ["uri('https://x.y/a/b?c=d','e f')", { gives: 'https://x.y/a/e%20f' }],
  ["uri('sb://EN-1.servicebus.windows.net', '')", { gives: 'sb://en-1.servicebus.windows.net/' }],
  ["uriComponent('a b/é?&=~!*''()')", { gives: 'a%20b%2F%C3%A9%3F%26%3D~%21%2A%27%28%29' }],
  ["uriComponentToString('a%20b%2f+')", { gives: 'a b/ ' }],
]);
