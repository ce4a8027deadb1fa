// A script of 2006. What Firefox had then, multipart-xhr.classic.js brings back.
function handler(evt) {
  document.getElementById('result').textContent = evt.target.responseText;
}

const req = new XMLHttpRequest();
req.multipart = true;
req.onload = handler;
req.open('GET', 'comet_wait', true);
req.send(null);
