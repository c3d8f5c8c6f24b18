/**
 * Taking things away: the picture as SVG or PNG, a link, a citation, the Turtle of a statement.
 */
'use strict';

/** Hands a file to the reader. @param {Blob} blob @param {string} name */
function download(blob, name) {
  const address = URL.createObjectURL(blob);
  el('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  say(`${name} is saved, unless this frame or the browser refuses downloads`);
}

/** A file's name: the last part of an id, or the page's title, in plain letters. @param {string} id @param {string} ending */
function fileName(id, ending) {
  const plain = (id.split(/[:/#]/).pop() || data.title).normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return `${plain.slice(0, 60) || 'argument-map'}.${ending}`;
}

/** What the picture shows, in a line. */
function pictureTitle() {
  const focus = viewNow() === 'focus';
  const id = focus ? focusId() : topId();
  return `${focus ? 'In focus' : 'On top'}: ${data.node.get(id)?.label || data.title}`;
}

/** Draws the picture with any pen, without what is only of the moment. @param {any} pen @param {(card: Card) => void} before */
function drawPicture(pen, before) {
  pen.fillStyle = ink.paper;
  pen.beginPath();
  pen.roundRect(0, 0, picture.width, picture.height, 0);
  pen.fill();
  drawRails(pen, picture.rails);
  for (const card of picture.cards) {
    before(card);
    drawCard(pen, card, { selected: false, hit: hits.has(card.ref), focused: false });
  }
}

/** The picture that is shown, as the text of an SVG file. @returns {string} */
function pictureSvg() {
  const pen = new SvgPen(picture.width, picture.height);
  pen.root.append(svgElement('title', {}, data.title), svgElement('desc', {}, pictureTitle()));
  drawPicture(pen, (card) => pen.open(card.ref && card.type !== 'more' ? nameOf(card.ref) : ''));
  return new XMLSerializer().serializeToString(pen.root);
}

/** Saves the picture as SVG. */
function saveSvg() {
  download(new Blob([pictureSvg()], { type: 'image/svg+xml' }), fileName('', 'svg'));
}

/** Saves the picture as PNG, twice as fine as it is shown, or as fine as a browser can hold. */
function savePng() {
  const scale = Math.min(2, 16000 / Math.max(picture.width, picture.height));
  const sheet = el('canvas', { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) });
  const pen = sheet.getContext('2d');
  pen.scale(scale, scale);
  drawPicture(pen, () => {});
  sheet.toBlob((/** @type {Blob | null} */ blob) => { if (blob) download(blob, fileName('', 'png')); });
}

/** Saves a statement with what touches it. @param {string} id */
function saveTurtle(id) {
  download(new Blob([turtleOf(id)], { type: 'text/turtle' }), fileName(id, 'ttl'));
}

/**
 * How a statement is cited: author (year). Title. Place. In other words: "the statement" (name in the map, address).
 * @param {string} id
 */
function citationOf(id) {
  const node = statement(id);
  const who = [data.authors, data.issued && `(${data.issued})`].filter(Boolean).join(' ');
  const parts = [who, data.title, node.places.join('; ')].filter(Boolean).map((part) => (/[.?!]$/.test(part) ? part : `${part}.`));
  const said = node.voices === data.style.author ? '' : `, said by ${node.voices}`;
  return `${parts.join(' ')} In other words: “${node.label}”${said} (${id}, ${iriOf(id)}).`;
}

/** Puts a text on the clipboard; where that is refused, shows it ready to be copied. @param {string} text @param {string} done */
async function copyText(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    say(done);
  } catch {
    const box = el('textarea', { class: 'to-copy', readonly: true, rows: 4, 'aria-label': 'To copy' });
    box.value = text;
    byId('panel-body').querySelector('.to-copy')?.remove();
    byId('panel-body').append(box);
    box.select();
    box.focus();
    say('Copying is not allowed here: the text is selected for you');
  }
}

/** Puts the address of what is seen on the clipboard. */
function copyLink() {
  return copyText(location.href, 'Link copied');
}

/** What a statement's panel offers to take away. @param {string} id */
function takeaways(id) {
  const button = (/** @type {string} */ words, /** @type {() => void} */ act) => el('button', { type: 'button', class: 'button', onclick: act }, words);
  return [button('Copy citation', () => copyText(citationOf(id), 'Citation copied')), button('Turtle', () => saveTurtle(id))];
}
