<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true"
    description="A comet's path across a stage without a room." %>
<svg class="path" viewBox="0 0 1200 200" preserveAspectRatio="xMaxYMid slice" aria-hidden="true">
  <linearGradient id="tail" gradientUnits="userSpaceOnUse" x1="420" y1="0" x2="1010" y2="0">
    <stop class="tail-far" offset="0"/>
    <stop class="tail-near" offset="1"/>
  </linearGradient>
  <path class="orbit" d="M0 160Q660 196 1200 8"/>
  <path class="fan" fill="url(#tail)" d="M420 142Q760 134 1009 73L1013 85Q790 176 428 196Z"/>
  <path class="way" stroke="url(#tail)" d="M420 169Q765 160 1011 79"/>
  <circle class="halo" cx="1011" cy="79" r="19"/>
  <circle class="taken" cx="1011" cy="79" r="10"/>
  <circle class="head" cx="1011" cy="79" r="5"/>
</svg>
