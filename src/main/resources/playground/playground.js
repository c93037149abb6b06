// The playground's own script: what a page would do with the chat, by hand.
const EVENTS = ['open', 'close', 'message', 'receipt', 'identity', 'end'];
const look = document.querySelector('#look');
const calls = document.querySelector('#calls');
const events = document.querySelector('#events');

let chat = put(document.createElement('doorman-chat'));

function put(element) {
  (element.inline ? document.querySelector('#place') : document.body).append(element);
  return element;
}

function dress() {
  const { lang, theme, inline } = look.elements;
  if (chat.hasAttribute('inline') !== inline.checked) {
    chat.remove();
    chat = document.createElement('doorman-chat');
    chat.toggleAttribute('inline', inline.checked);
    (inline.checked ? document.querySelector('#place') : document.body).append(chat);
  }
  chat.lang = lang.value;
  if (theme.value) {
    chat.setAttribute('theme', theme.value);
  } else {
    chat.removeAttribute('theme');
  }
  const styles = [...look.elements].filter(({ name, value, defaultValue }) =>
    name.startsWith('--') && value !== defaultValue);
  for (const { name, value } of styles) {
    chat.style.setProperty(name, value);
  }
  write(styles);
}

function write(styles) {
  const origin = location.origin;
  const lines = [
    `<script type="module" src="${origin}/widget/doorman.js"><\/script>`,
    chat.cloneNode().outerHTML.replace(/ style="[^"]*"/, ''),
  ];
  if (styles.length) {
    const rules = styles.map(({ name, value }) => `  ${name}: ${value};`).join('\n');
    lines.push('', '/* in your style sheet */', `doorman-chat {\n${rules}\n}`);
  }
  document.querySelector('#snippet').textContent = lines.join('\n');
}

look.addEventListener('input', dress);
look.addEventListener('submit', (event) => event.preventDefault());
calls.addEventListener('submit', (event) => event.preventDefault());
calls.elements.question.addEventListener('input', link);

function link() {
  const ask = encodeURIComponent(calls.elements.question.value);
  document.querySelector('#link').href = `#doorman?ask=${ask}`;
}

calls.addEventListener('click', async ({ target }) => {
  const { question, token } = calls.elements;
  switch (target.dataset.call) {
    case 'open':
      return chat.open();
    case 'close':
      return chat.close();
    case 'ask':
      return chat.ask(question.value);
    case 'identify':
      return chat.identify(token.value);
    case 'signOut':
      return log('signOut()', await chat.signOut());
    case 'replace':
      chat.remove();
      return put(chat);
  }
});

for (const name of EVENTS) {
  document.addEventListener(`doorman-${name}`, ({ type, detail }) => log(type, detail));
}

function log(name, detail) {
  const line = document.createElement('li');
  line.textContent = detail === null || detail === undefined ? name : `${name} ${JSON.stringify(detail)}`;
  events.prepend(line);
}

dress();
link();
