// A script of 2006. It needs Firefox's XMLHttpRequest.multipart, or multipart-xhr.classic.js.
function handler(evt) {
  document.getElementById('result').textContent = evt.target.responseText;
}

const req = new XMLHttpRequest();
req.multipart = true;
req.onload = handler;
req.open('GET', 'comet_wait', true);
req.send(null);
