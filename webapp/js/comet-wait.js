// A page of 2006, but for the two lines of import: see multipart-xhr.js.
import { install } from './multipart-xhr.js';
install();

function handler(evt) {
  document.getElementById('result').textContent = evt.target.responseText;
}

const req = new XMLHttpRequest();
req.multipart = true;
req.onload = handler;
req.open('GET', 'comet_wait', true);
req.send(null);
